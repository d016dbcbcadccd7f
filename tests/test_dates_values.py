"""TIMEX3 values: days, precision, EDTF, arithmetic."""

from datetime import date

import pytest
from copydesk.dates import values
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("value", "first", "last", "precision", "edtf"),
    [
        ("2010-12-02", (2010, 12, 2), (2010, 12, 2), "day", "2010-12-02"),
        ("2010-12-02T09:45", (2010, 12, 2), (2010, 12, 2), "minute", "2010-12-02"),
        ("2010-12-02TMO", (2010, 12, 2), (2010, 12, 2), "day", "2010-12-02"),
        ("2008-02", (2008, 2, 1), (2008, 2, 29), "month", "2008-02"),
        ("2010-W48", (2010, 11, 29), (2010, 12, 5), "week", "2010-11-29/2010-12-05"),
        ("2010-W48-WE", (2010, 12, 4), (2010, 12, 5), "weekend", "2010-12-04/2010-12-05"),
        ("1998-Q4", (1998, 10, 1), (1998, 12, 31), "quarter", "1998-36"),
        ("1998-H1", (1998, 1, 1), (1998, 6, 30), "half-year", "1998-40"),
        ("1998-WI", (1998, 12, 1), (1999, 2, 28), "season", "1998-24"),
        ("1950", (1950, 1, 1), (1950, 12, 31), "year", "1950"),
        ("195", (1950, 1, 1), (1959, 12, 31), "decade", "195X"),
        ("18", (1800, 1, 1), (1899, 12, 31), "century", "18XX"),
        ("1914/1918", (1914, 1, 1), (1918, 12, 31), "year", "1914/1918"),
        ("9999", (9999, 1, 1), (9999, 12, 31), "year", "9999"),
    ],
)
def test_calendar_values(value, first, last, precision, edtf):
    assert values.interval(value) == (date(*first), date(*last))
    assert values.precision(value) == precision
    assert values.edtf(value) == edtf


@pytest.mark.parametrize(
    "value", ["", "PAST_REF", "P3Y", "XXXX-03", "2010-13", "2010-02-30", "1918/1914", "T12:00"]
)
def test_values_that_name_no_days(value):
    assert values.interval(value) is None


def test_edtf_of_years_before_the_common_era_and_of_approximations():
    assert values.edtf("BC0044") == "-0043"
    assert values.edtf("1998", "APPROX") == "1998~"


@pytest.mark.parametrize(
    ("when", "count", "unit", "then"),
    [
        ((2008, 2, 29), -1, "Y", (2007, 2, 28)),
        ((2010, 1, 31), 1, "M", (2010, 2, 28)),
        ((2010, 12, 1), -5, "Q", (2009, 9, 1)),
        ((2010, 12, 1), 2, "W", (2010, 12, 15)),
    ],
)
def test_shift(when, count, unit, then):
    assert values.shift(date(*when), count, unit) == date(*then)


def test_shift_beyond_the_calendar():
    assert values.shift(date(2010, 12, 1), -3000, "Y") is None
    assert values.shift(date(2010, 12, 1), 10**9, "D") is None


@pytest.mark.parametrize(
    "day", [(1998, 4, 12), (2008, 3, 23), (2011, 4, 24), (2010, 4, 4), (2024, 3, 31)]
)
def test_easter(day):
    assert values.easter(day[0]) == date(*day)


@settings(max_examples=50, deadline=None)
@given(st.dates(), st.integers(0, 6), st.sampled_from([-1, 1]))
def test_nearest_weekday_is_within_six_days(when, weekday, step):
    try:
        found = values.nearest_weekday(when, weekday, step)
    except OverflowError:
        assert (date.max - when).days < 7 or (when - date.min).days < 7
        return
    assert found.weekday() == weekday
    assert 0 <= (found - when).days * step <= 6


@settings(max_examples=50, deadline=None)
@given(st.dates())
def test_a_unit_holds_its_day(when):
    for name, _ in values.CALENDAR.values():
        days = values.interval(name(when))
        assert days is None or days[0] <= when <= days[1]
