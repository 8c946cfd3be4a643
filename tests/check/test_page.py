"""What is left of a page when its report is gone."""

import gc

import handgrad

PAGE = """\
$a = 0.35$, $w = 0.62$

$z = a w = 0.35 \\cdot 0.62 = 0.217$

$y = σ(z) = σ(0.217) = 0.5450$

$E = (1 - y)^2 = (1 - 0.5450)^2 = 0.2070$
"""


def test_a_page_is_freed_without_the_garbage_collector() -> None:
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        assert handgrad.check(PAGE, format="markdown").findings
        gc.collect()
        left = {type(one).__name__ for one in gc.garbage}
        assert not left & {"Engine", "Readings", "Names", "World", "Slip", "Case"}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


def test_a_number_says_what_it_means_after_its_page_was_read() -> None:
    report = handgrad.check(PAGE, format="markdown")
    assert [number.symbol for number in report.numbers if number.text == "0.217"] == ["z", "z"]
