"""What a page's HTML may hold: what people write passes without a word, what is refused is told with its line."""

from __future__ import annotations

import pytest
from fragments import published

REASONABLE = [
    "Words, *emphasis*, **strong**, `code` and ~~tildes~~.",
    "# A title\n\n## A section {: #mine }\n\nWords.",
    "A line  \nand the next",
    "---",
    "> Somebody said so.",
    "> One\n> > Two",
    "- a\n- b\n    - c\n        - d",
    "1. a\n2. b\n    1. c",
    "3. three\n4. four",
    "- [ ] to do\n- [x] done",
    "| a | b |\n|:--|--:|\n| 1 | 2 |",
    "| a |\n|---|\n| `x` **y** [z](z.md) |",
    "Term\n:   What it means",
    "A[^1]\n\n[^1]: A note with a [link](x.md).",
    '!!! note "A title with *emphasis*"\n\n    Words.',
    "!!! warning\n\n    Words.\n\n    - a\n    - b",
    '??? tip "Open me"\n\n    Words.',
    '???+ tip "Open"\n\n    Words.',
    '=== "One"\n\n    A\n\n=== "Two"\n\n    B',
    "    indented = code <b>",
    "```\nfenced <script>\n```",
    "```html\n<div onclick='x'>\n```",
    "`<script>alert(1)</script>`",
    "[a page](words.md)",
    "[a page](../index.md#top)",
    '[a page](words.md "With a title")',
    "[a site](https://wrenfield.example/a?b=c&d=e#f)",
    "[a site](http://wrenfield.example:8080/)",
    "[mail](mailto:hello@wrenfield.example)",
    "[mail](mailto:hello@wrenfield.example?subject=A%20bike&body=Hi)",
    "[call](tel:+15035550123)",
    "<https://wrenfield.example>",
    "<hello@wrenfield.example>",
    "[by reference][a]\n\n[a]: https://wrenfield.example 'Title'",
    "[blanks](<a page.md>)",
    "[here](#a)",
    "[ünïcode](über.md)",
    "![A wheel](wheel.png)",
    '![A wheel](wheel.png "A title")',
    '![A wheel](wheel.png){: width="200" }',
    '![A wheel](wheel.png){: width=200 height=100 loading=lazy }',
    "![A wheel](../assets/wheel%20one.png)",
    "[![A wheel](wheel.png)](page.md)",
    "*x*{: .lead }",
    "A paragraph.\n{: .lead #first }",
    '*x*{: title="more" }',
    '[a site](https://wrenfield.example){: target="_blank" rel="noopener" }',
    '<a href="https://wrenfield.example" target="_blank" rel="noopener">x</a>',
    '<a href="https://wrenfield.example" target="_blank" rel="noopener noreferrer">x</a>',
    '<a href="https://wrenfield.example" target="_blank" rel="noreferrer">x</a>',
    '<a href="https://wrenfield.example" rel="nofollow">x</a>',
    '<a href="file.pdf" download>x</a>',
    '<a href="file.pdf" download="name.pdf">x</a>',
    '<a id="here"></a>',
    '<a name="here"></a>',
    "<details><summary>More</summary>Words</details>",
    "<details open>\n<summary>More</summary>\n<p>Words</p>\n</details>",
    '<details markdown="1">\n<summary>More</summary>\n\n- a\n- b\n\n</details>',
    '<details name="one"><summary>a</summary>b</details>',
    '<figure>\n<img src="wheel.png" alt="A wheel">\n<figcaption>A wheel</figcaption>\n</figure>',
    '<figure markdown="span">\n![A wheel](wheel.png)\n<figcaption>A</figcaption>\n</figure>',
    '<img src="wheel.png" alt="A wheel" width="200" height="100">',
    '<img src="wheel.png" alt="" />',
    "<img alt='a > b' src='wheel.png'>",
    "<kbd>Ctrl</kbd>+<kbd>C</kbd>",
    '<abbr title="Key performance indicator">KPI</abbr>',
    "<dfn>Lead</dfn>",
    "H<sub>2</sub>O and x<sup>2</sup>",
    "<mark>marked</mark>, <ins>new</ins>, <del>old</del>, <s>struck</s>",
    "<small>small print</small>",
    "<q>quoted</q> <cite>by</cite>",
    '<blockquote cite="https://wrenfield.example/">words</blockquote>',
    '<time datetime="2026-11-22">today</time>',
    "<var>x</var> <samp>y</samp> <code>z</code>",
    "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
    '<bdi>שלום</bdi> <bdo dir="rtl">abc</bdo>',
    '<p lang="de" translate="no">Guten Tag</p>',
    '<p dir="rtl">שלום</p>',
    '<p align="center">words</p>',
    "line<br>line<br/>line<br />line",
    "long<wbr>word",
    "<hr>",
    "<ul>\n<li>a\n<li>b\n</ul>",
    '<ol start="3" reversed type="a"><li value="7">a</li></ol>',
    "<dl><dt>a</dt><dd>b</dd></dl>",
    "<table><caption>c</caption><tr><th scope=col>a<td>b</table>",
    '<table><thead><tr><th colspan="2">a</th></tr></thead><tbody><tr><td rowspan="2">b</td>'
    '<td>c</td></tr></tbody></table>',
    "<table><colgroup><col span=2></colgroup><tr><td headers=a>x</td></tr></table>",
    '<div class="note">\n<p>words</p>\n</div>',
    '<div class="note" markdown>\n\nwords *here*\n\n</div>',
    '<section aria-label="More">\n<h2 id="more">More</h2>\n</section>',
    '<div role="note" aria-hidden="true">\nx\n</div>',
    '<span data-role="sales">for sales</span>',
    "<article><header>a</header><footer>b</footer></article>",
    '<aside>words</aside>\n\n<nav aria-label="x"><a href="x.md">x</a></nav>',
    '<label><input type="checkbox" disabled checked> done</label>',
    "<P CLASS=lead>capitals</P>",
    "5 < 6 and 7 > 6, AT&T, a && b, x <- y",
    "&copy; 2026 &ndash; &nbsp; &amp;lt; &#8364;",
    "I <3 bikes",
    "a \\<b\\> c \\*d\\*",
    "{{ facts.plain }} and **{{ facts.plain }}**",
    "## {{ facts.plain }}\n\nWords.",
    "[{{ facts.plain }}]({{ facts.letter }})",
    '<a href="{{ facts.letter }}" title="{{ facts.plain }}">write</a>',
    "<span title='{{ facts.plain }} says'>x</span>",
    "![{{ facts.plain }}](ann.png)",
    "{{ draw() }}",
    "- {{ draw() }}\n- x = {{ facts.plain }}",
    '<div class="row" markdown>\n\n{{ draw() }}\n\n</div>',
]  # fmt: skip

REFUSED = {
    "in a tag that never ends": ('a\n\n<div>\n<img src="x.png" alt="', 4),
    "closing the frame": ("a\n\n</div></main>\n\nb", 3),
    "left open": ("a\n\nb <b>\n\nc", 3),
    "a fact without quotes": ("a\n\n<div title={{ facts.plain }}>\nx\n</div>", 3),
    "a part without quotes": ("a\n\n<div title=a{{ facts.plain }}>\nx\n</div>", 3),
    "a fact as an attribute": ("a\n\n<div {{ facts.plain }}>\nx\n</div>", 3),
    "a fact as an element": ("a\n\n<{{ facts.plain }}>", 3),
    "a fact in braces": ("a\n\n*x*{: {{ facts.plain }} }", 3),
    "a macro in an attribute": ('a\n\n<div title="{{ draw() }}">\nx\n</div>', 3),
    "another host by a backslash": ('a\n\n<img src="/\\evil.example/p.png" alt="x">', 3),
    "another host on http": ('a\n\n<img src="https:/evil.example/p.png" alt="x">', 3),
    "another tab": ('a\n\n<a href="https://a.example" target="_blank">x</a>', 3),
    "a base": ('a\n\n<base href="x/">', 3),
}


@pytest.mark.parametrize("text", REASONABLE)
def test_what_people_write_passes_without_a_word(text):
    html, problems = published(text)
    assert problems == [] and html


def test_there_are_a_hundred_of_them():
    assert len(set(REASONABLE)) >= 100


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_told_with_its_line_and_a_remedy(name):
    text, line = REFUSED[name]
    _, problems = published(text)
    assert line in {problem.line for problem in problems}, problems
    assert all(problem.what and problem.mend and "z0z" not in problem.what for problem in problems)
