"""What of a scraped text is the story, and how its damage is mended."""
