"""An article that tries to run script wherever its text may be shown."""

_ATTACKS = (
    "<script>window.pwned = 1; alert(1)</script>",
    "<img src=x onerror='window.pwned = 1'>",
    "<svg/onload=alert(2)>",
    '" onmouseover="window.pwned=1" autofocus onfocus="alert(3)" x="',
    "</style></title></textarea></script><script>alert(4)</script>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "[click](javascript:alert(5)) <a href='javascript:alert(6)'>here</a>",
    "<link rel=stylesheet href=https://evil.example/a.css> <style>*{display:none}</style>",
    "{{ 7 * 7 }} ${alert(7)} $x$ \\(y\\) \\[z\\] `rm -rf` <!-- &lt;b&gt; &#0;",
    "\u202egnikcatta\u202c \u2066isolated \u200fmark",
    "A" * 3000,
    "</div></main></body></html>",
)
ARTICLE = "Hostile <script>alert(0)</script> title\n\nBy Mallory <b>Trent</b>\n\nMay 21, 2024\n\n"
ARTICLE += "\n\n".join(
    f"On Tuesday a terrible storm {attack} hit Oslo. “It was {attack} bad,” said Mallory Trent, "
    f"chairman of {attack}. exercises. with Norway it began in 2014."
    for attack in _ATTACKS
)
