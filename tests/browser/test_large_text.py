"""Small windows and large letters: nothing scrolls sideways, and a word stays in one piece."""

from __future__ import annotations

import pytest

PARTS = 2
"""The pages are shared out among so many tests, which can run side by side."""

READERS = {
    "on a narrow phone": (320, 1),
    "on a phone": (360, 1),
    "on a phone, with letters twice as large": (360, 2),
    "on a desk, zoomed to twice the size": (640, 1),
}
"""The window's width in pixels, and how many times as large as usual the reader's letters are."""

BROKEN = """() => {
    const broken = new Set();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const parts = (text, from, length) => {
        const range = document.createRange();
        range.setStart(text, from);
        range.setEnd(text, from + length);
        return [...range.getClientRects()].filter(box => box.width > 0.5);
    };
    const isCut = (parts) => parts.some((part, at) => at && part.left < parts[at - 1].right - 1);
    const room = document.querySelector("article").clientWidth;
    const isLong = (parts) => parts.reduce((sum, part) => sum + part.width, 0) > 0.8 * room;
    const isUnseen = (one) => one && (getComputedStyle(one).clipPath !== "none" || isUnseen(one.parentElement));
    while (texts.nextNode()) {
        const text = texts.currentNode, parent = text.parentElement;
        if (!parent.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
        if (parent.closest("svg, pre, code, textarea, select")) continue;
        // A telephone number is one word, with the blanks in it.
        const word = parent.closest('a[href^="tel:"]') ? /.+/g : /[^\\s\\u200b\\u00ad\\u2010-\\u2014-]+/g;
        for (const found of text.data.matchAll(word)) {
            const all = parts(text, found.index, found[0].length);
            if (!isCut(all) || isLong(all) || isUnseen(parent)) continue;
            for (const label of found[0].matchAll(/[^.@]+/g)) // an address may end a line at its dots
                if (isCut(parts(text, found.index + label.index, label[0].length))) broken.add(found[0]);
        }
    }
    return [...broken];
}"""
"""Words and telephone numbers that stand on two lines."""

LARGER = "times => { document.documentElement.style.fontSize = `${times * 125}%` }"


@pytest.mark.parametrize("part", range(PARTS))
def test_no_word_is_cut_and_nothing_scrolls_sideways(new_page, addresses, part):
    page = new_page(reduced_motion="reduce")
    faults = []
    for address in addresses[part::PARTS]:
        page.goto(address)
        for reader, (width, times) in READERS.items():
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(LARGER, times)
            faults += [f"{address} {reader}: {word}" for word in page.evaluate(BROKEN)]
            wide = page.evaluate("document.documentElement.scrollWidth")
            faults += [f"{address} {reader}: {wide} wide"] if wide > width else []
    assert faults == []
