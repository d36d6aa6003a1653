"""Nothing false or unsafe is ever published: each mistake and each attack is refused with exit code 1, its place, what
it is and how to mend it.

Single rules are tested beside their modules; here the whole handbook meets them as its writer would. Many faults share
one run, because all problems are told in one run.
"""

from __future__ import annotations

import re

import pytest

from handbook.facts.files import FACTS
from handbook.pages.page import split
from project import COMPANIES, Project, told

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1">{}</svg>'


@pytest.fixture
def project(tmp_path):
    """A project to be broken and only checked."""
    return Project(tmp_path)


def refusals(project: Project) -> list[tuple[str, int, str, str]]:
    """What a check told that refuses the input."""
    run = project.check()
    assert run.returncode == 1, run.stdout
    return told(run)


def holds(problems, file: str, line: int, what: str, mend: str = "") -> bool:
    return any(
        (file, line) == problem[:2] and what in problem[2] and mend in problem[3]
        for problem in problems
    )


# Facts


VALUES = {
    "a bad hex color": ("color.palette.ink", '"#12G72A"', '"#12G72A" is not a color', '"#12372A"'),
    "three parts of CMYK": (
        "style.colors.ink.print.cmyk",
        '"78 45 74"',
        "is not a color in CMYK",
        "each 0 to 100",
    ),
    "more than all of an ink": (
        "style.colors.ink.print.cmyk",
        '"78 45 74 155"',
        "is not a color in CMYK",
        "each 0 to 100",
    ),
    "a Pantone color for no paper": (
        "style.colors.ink.print.pantone",
        '"3435"',
        "is not a Pantone color",
        '"130 C"',
    ),
    "a RAL color with too few digits": (
        "style.colors.ink.print.ral",
        '"605"',
        "is not a RAL color",
        '"6005"',
    ),
    "CSS in a color": (
        "color.palette.paper",
        '"#FBF8F1;background:url(//evil.example)"',
        "is not a color",
        '"#12372A"',
    ),
    "a color by name of CSS": (
        "color.palette.marigold",
        "orange",
        '"orange" is not a color',
        '"#12372A"',
    ),
    "a day-first date": (
        "campaigns.parks_at_the_door.starts",
        "01.09.2026",
        '"01.09.2026" is not a date',
        "2027-03-31",
    ),
    "an impossible date": (
        "campaigns.parks_at_the_door.ends",
        "2027-02-30",
        '"2027-02-30" is not a date',
        "2027-03-31",
    ),
    "a negative price": (
        "products.robin.price.amount",
        '"-189"',
        '"-189" is not an amount from 0 upward',
        "12.5",
    ),
    "an absurd year": (
        "message.amazing_facts.piano.expires",
        "9999-12-31",
        "is not a date from 1900 to 2199",
        "2027-03-31",
    ),
    "a javascript: address": (
        "contact.site",
        '"javascript:alert(1)"',
        "is not a web address",
        "https://",
    ),
    "a data: address": (
        "meta.link.handbook",
        '"data:text/html;base64,PHNjcmlwdD4="',
        "is not a web address",
        "https://",
    ),
    "an address with a quote": (
        "contact.social.instagram.link",
        "'https://a.example/\"onclick=x'",
        "is not a web address",
        "https://",
    ),
    "a number as neighbors dial it": (
        "contact.switchboard",
        '"503 555 0123"',
        "is not a telephone number",
        '"+1 503 555 0147"',
    ),
    "half an e-mail address": (
        "contact.email",
        '"hello@wrenfield"',
        "is not an e-mail address",
        "hello@company.example",
    ),
    "words for a number": (
        "scorecard.weekly_target",
        "twenty",
        '"twenty" is not a whole number',
        "12",
    ),
    "a file elsewhere": (
        "logo.images.mark.path",
        "../../secret.svg",
        "is not a file under data/assets/",
        "assets/",
    ),
    "CSS in a font": (
        "typography.base.size",
        "17px;color:red",
        '"17px;color:red" is not a size',
        "17px",
    ),
}


@pytest.mark.whole
def test_values_of_the_wrong_kind_are_all_told_at_once(project):
    places = {name: project.put(path, value) for name, (path, value, _, _) in VALUES.items()}
    problems = refusals(project)
    assert {
        name
        for name, (_, _, what, mend) in VALUES.items()
        if not holds(problems, *places[name], what, mend)
    } == set(), problems


KEYS = {
    "contact.switchboard": ("switchbord", 'did you mean "switchboard"?'),
    "message.pitch.call_to_action": ("call_to_acton", 'did you mean "call_to_action"?'),
    "products.robin.benefit": ("benfit", 'did you mean "benefit"?'),
    "color.primary": ("primry", 'did you mean "primary"?'),
    "campaigns.parks_at_the_door.promise": ("promis", 'did you mean "promise"?'),
    "typography": ("typografy", 'did you mean "typography"?'),
}


@pytest.mark.whole
def test_misspelled_keys_are_told_with_the_right_ones(project):
    places = {path: project.rename(path, key) for path, (key, _) in KEYS.items()}
    problems = refusals(project)
    for path, (key, mend) in KEYS.items():
        assert holds(problems, *places[path], f"{key} is not a key we know", mend), (
            path,
            problems,
        )
        may_be_left_out = path in ("typography", "contact.switchboard")
        assert may_be_left_out or any(what == f"{path} is missing" for _, _, what, _ in problems), (
            path,
            problems,
        )


REFERENCES = {
    "conversion.stages.{first:conversion.stages}.owner": (
        "frontdesk",
        '"frontdesk" is not in roles',
        'did you mean "front_desk"?',
    ),
    "customers.named.{first:customers.named}.industry": (
        "bakerys_and_cafes",
        "is not in customers.industries",
        'did you mean "bakeries_and_cafes"?',
    ),
    "campaigns.parks_at_the_door.owner": (
        "prija",
        '"prija" is not in contact.people',
        'did you mean "priya"?',
    ),
    "logo.images.mark.path": (
        "assets/logo/Mark.svg",
        "there is no file data/assets/logo/Mark.svg",
        'did you mean "assets/logo/mark.svg"?',
    ),
    "logo.images.wide.path": (
        "assets/logo/weit.svg",
        "there is no file data/assets/logo/weit.svg",
        "assets/logo/wide.svg",
    ),
}


@pytest.mark.whole
def test_what_points_to_nothing_is_told_with_the_nearest(project):
    data = project.facts.data
    places = {}
    for path, (value, _, _) in REFERENCES.items():
        first = re.search(r"\{first:(\w+)\.(\w+)\}", path)
        real = path.replace(first[0], next(iter(data[first[1]][first[2]]))) if first else path
        places[path] = project.put(real, value)
    steward = project.replace("data/stewards.yaml", "\nmessage.claims:", "\nmessage.clams:") + 1
    problems = refusals(project)
    for path, (_, what, mend) in REFERENCES.items():
        assert holds(problems, *places[path], what, mend), (path, problems)
    assert holds(
        problems,
        "data/stewards.yaml",
        steward,
        'there is no fact "message.clams"',
        'did you mean "claims"?',
    )


def test_a_question_is_switched_off_by_a_path_that_has_one(project):
    first = "not_asked:\n  - contact.hours\n  - contact.adress\nquestions:\n"
    line = project.replace("data/practice.yaml", "questions:\n", first) + 2
    what, mend = 'no question is made from "contact.adress"', 'did you mean "contact.address"?'
    assert refusals(project) == [("data/practice.yaml", line, what, mend)]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (None, "data/brand.yaml is not there"),
        ("", "the facts file is empty"),
        ("# only a comment\n", "the facts file is empty"),
        ("- one\n- two\n", "the facts are not a group of keys"),
        ("just words\n", "the facts are not a group of keys"),
    ],
)
def test_a_missing_empty_or_misshapen_file_is_told_in_its_own_words(project, content, what):
    (project.folder / FACTS).unlink()
    if content is not None:
        project.write(FACTS, content)
    ((file, line, told_what, mend), *others) = refusals(project)
    assert (file, line, told_what, others) == (FACTS, 1, what, []) and mend


FILES = {
    "a misspelled group": ("mesage", "pitch: x\n", 1, "there is no group of facts called mesage",
                           'did you mean "data/message.yaml"?'),
    "a group in both": ("color", "# Ours.\nprimary: x\n", 1,
                        "color stands here, and also in data/brand.yaml, line {color}", "keep one"),
    "the group named again": ("contact", "contact:\n  email: x\n", 1,
                              "the name of the file says contact already", "two blanks to the left"),
    "an empty file": ("glossary", "# soon\n", 1, "the facts file is empty", ""),
    "not a group": ("meeting", "- why\n", 1, "the facts are not a group of keys", "with a colon"),
    "a line YAML cannot read": ("habits", 'why: "x\n', 1, "something is wrong with the quotes", ""),
    "twice within": ("policies", "posting:\n  a: b\n  a: c\n", 3,
                     "policies.posting.a is given twice (first on line 2)", "delete"),
}  # fmt: skip


def test_a_file_of_one_group_is_told_by_its_own_name_and_line(project):
    color = project.facts.line(("color",))
    for name, text, *_ in FILES.values():
        project.write(f"data/{name}.yaml", text)
    project.write("data/story.yml", "promise: x\n")
    problems = refusals(project)
    for name, _, line, what, mend in FILES.values():
        expected = what.format(color=color)
        assert holds(problems, f"data/{name}.yaml", line, expected, mend), (name, problems)
    assert holds(problems, "data/story.yml", 1, "ends in .yaml", 'did you mean "data/story.yaml"?')
    unread = {"glossary is missing", "meeting is missing", "habits is missing"}
    assert not unread & {what for _, _, what, _ in problems}


@pytest.mark.parametrize(
    ("name", "text"),
    [("facts", "town: 'x\n"), ("facts", "facts:\n  town: x\n"), ("facts", ""), ("contact", "a = b\nc: d\n")],
)  # fmt: skip
def test_a_group_that_cannot_be_read_takes_nothing_else_with_it(project, name, text):
    project.write(f"data/{name}.yaml", text)
    assert [problem[0] for problem in refusals(project)] == [f"data/{name}.yaml"]


@pytest.mark.parametrize("name", ["Facts.yaml", "facts.yml", "fact.yaml"])
def test_a_file_with_another_name_is_told_and_nothing_that_refers_to_it(project, name):
    (project.folder / "data/facts.yaml").rename(project.folder / "data" / name)
    assert [problem[0] for problem in refusals(project)] == [f"data/{name}"]


def test_a_group_in_two_files_is_told_once(project):
    project.append(FACTS, "facts:\n  town: Port Alder")
    assert [problem[0] for problem in refusals(project)] == ["data/facts.yaml"]


def test_a_tag_that_breaks_a_page_does_not_make_its_headings_links_to_nothing(project):
    page = "docs/what-we-say/press.md"
    line = project.append(page, "If a <b and c>d then so be it")
    assert {problem[:2] for problem in refusals(project.keep_pages(page))} == {(page, line)}


@pytest.mark.parametrize(
    ("text", "line"), [("description: x\n---\n\n# Hi\n", 1), ("\n---\ntitle: x\n---\n\n# Hi\n", 3)]
)  # fmt: skip
def test_front_matter_that_would_be_published_as_text_is_told(text, line):
    found = split(text, "docs/a.md")[1]
    assert [(problem.line, problem.code) for problem in found] == [(line, "front-matter")]


def test_a_slip_in_a_roles_facts_is_told_once(project):
    role = "docs/roles/sales.md"
    line = project.replace(role, "  - before: Qualify", "    before: Qualify")
    assert [problem[:2] for problem in refusals(project)] == [(role, line), (role, line + 1)]


def test_a_group_reads_the_same_in_its_own_file_and_in_the_first(project):
    before = project.facts.data
    own = project.read("data/meeting.yaml")
    project.write(FACTS, project.read(FACTS) + "\nmeeting:\n" + indented(own))
    (project.folder / "data/meeting.yaml").unlink()
    assert project.facts.data == before
    place = project.put("meeting.owner", "ruht")
    assert place.file == FACTS
    assert holds(refusals(project), *place, '"ruht" is not in contact.people', '"ruth"')


def indented(text: str) -> str:
    return "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))


@pytest.mark.parametrize("company", [None, "tallow"])
def test_no_file_of_facts_is_longer_than_a_web_editor_shows_well(company, root):
    home = COMPANIES / company if company else root
    long = {file.name: count for file in (home / "data").glob("*.yaml")
            if (count := file.read_text(encoding="utf-8").count("\n")) > 250}  # fmt: skip
    assert not long


@pytest.mark.whole
def test_windows_line_ends_and_a_byte_order_mark_change_nothing(project):
    facts = project.read(FACTS)
    project.write(FACTS, b"\xef\xbb\xbf" + facts.replace("\n", "\r\n").encode())
    assert project.check().returncode == 0


# Pages that are checked before anything is built


PAGES = {
    "undefined name": (
        "{{ kontact.email }}",
        '"kontact" is not a fact or macro',
        'did you mean "contact"?',
    ),
    "unknown color": (
        '{{ swatch("inkk") }}',
        'swatch: "inkk" is not in color.palette',
        'did you mean "ink"?',
    ),
    "unclosed tag": ("{{ contact.email", "{{ has no }} after it", "close it"),
    "braces in a code sample": ("`{{ card.title }}`", '"card" is not a fact or macro', "{% raw %}"),
    "include of a file outside": (
        "{% include '/etc/hostname' %}",
        "a page may not use {% include %}",
        "",
    ),
    "snippet of a file outside": (
        '--8<-- "/etc/hostname"',
        "a page cannot take in another file",
        "write the text here",
    ),
    "loop over a text": (
        "{% for a in contact.address %}{% for b in contact.address %}x{% endfor %}{% endfor %}",
        "a loop goes over a group of facts",
        "",
    ),
    "loop over nothing of ours": (
        "{% for a in 'aaaa' %}x{% endfor %}",
        "a loop goes over a group of facts",
        "",
    ),
    "braces without end": (
        "{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}",
        "nested too deep",
        "",
    ),
    "dots without end": ("{{ contact" + ".a" * 20_000 + " }}", "nested too deep", ""),
    "tags without end": ("{% if 1 %}" * 3_000 + "{% endif %}" * 3_000, "nested too deep", ""),
    "arithmetic without end": ("{{ 9 ** 9 ** 9 }}", "a page may not use **", ""),
    "merge conflict": (
        "<<<<<<< HEAD\none\n=======\nother\n>>>>>>> mine",
        "a merge conflict is left here",
        "",
    ),
    "reading direction": ("abc\u202etxt", "U+202E", "delete it"),
    "zero width": ("Wren\u200bfield", "U+200B", "delete it"),
    "look-alike letter": ("Wrenfi\u0435ld", "U+0435", "Wrenfield"),
    "telephone number by hand": (
        "Call (503) 555-0123.",
        "is typed by hand",
        "write {{ contact.switchboard }}",
    ),
    "e-mail address by hand": (
        "Write to hello@wrenfield.example.",
        "is typed by hand",
        "write {{ contact.email }}",
    ),
    "color by hand": ("Use #12372A.", "is typed by hand", "write {{ color."),
    "word we never say": ("A seamless thing.", "is a word we never say", "say "),
}


@pytest.mark.whole
def test_faults_in_pages_are_all_told_with_the_line_of_the_file(project):
    for number, (text, _, _) in enumerate(PAGES.values()):
        project.write(
            f"docs/change/fault{number}.md",
            f"---\ndescription: A page with a fault.\n---\n\n# Fault\n\n{text}\n",
        )
    problems = refusals(project)
    for number, (name, (_, what, mend)) in enumerate(PAGES.items()):
        assert holds(problems, f"docs/change/fault{number}.md", 7, what, mend), (
            name,
            [one for one in problems if one[0].endswith(f"fault{number}.md")],
        )


FRONT_MATTER = {
    "a fact's name": ("---\ncontact: mine\n---\n\n# Page\n", 2, 'a page may not set "contact"'),
    "a template": ("---\ntemplate: x.html\n---\n\n# Page\n", 2, 'a page may not set "template"'),
    "a macro in it": (
        "---\ntitle: '{{ contact.email }}'\n---\n\n# Page\n",
        2,
        "title holds a macro or HTML",
    ),
    "not closed": ("---\ntitle: Page\n\n# Page\n", 1, "is not closed"),
    "broken": ("---\ntitle: one: two\n---\n\n# Page\n", 2, "a second colon"),
    "nothing but front matter": ("---\ntitle: Page\n---\n\n", 3, "the page is empty"),
    "over two lines": ("---\ntitle: One\n  page\n---\n\n# Page\n", 2, "goes on in the next line"),
}


@pytest.mark.whole
def test_front_matter_is_held_to_its_list(project):
    for number, (text, _, _) in enumerate(FRONT_MATTER.values()):
        project.write(f"docs/change/front{number}.md", text)
    problems = refusals(project)
    for number, (name, (_, line, what)) in enumerate(FRONT_MATTER.items()):
        assert holds(problems, f"docs/change/front{number}.md", line, what), (name, problems)


# Files


def test_files_that_do_not_belong_are_told_and_nothing_of_others_appears(project, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("# canary-7431\n\ncanary-7431: {{ canary-7431 }}\n")
    (outside / "secret.txt").write_text("canary-7431")
    files = {
        "docs/change/run.js": (b"alert(1)", "docs/ holds pages and pictures, and .js is neither"),
        "docs/change/page.html": (
            b"<script>alert(1)</script>",
            "docs/ holds pages and pictures, and .html is neither",
        ),
        "docs/change/.env": (b"SECRET=1", "a name that begins with a dot belongs to a tool"),
        "docs/.well/page.md": (b"# Page\n", "a name that begins with a dot belongs to a tool"),
        "docs/assets/javascripts/handbook.png": (PNG, "the site puts its own files into assets/"),
        "docs/partials/page.md": (b"# Page\n", "the site puts its own files into partials/"),
        "docs/change/fake.png": (
            b"<svg onload='alert(1)'>",
            "the name says PNG, but the file is not one",
        ),
        "docs/change/empty.jpg": (b"", "the file is empty"),
        "docs/change/active.svg": (
            SVG.format("<script>alert(1)</script>").encode(),
            "the picture holds <script>",
        ),
        "data/assets/logo/mark.svg": (
            SVG.format("<script>alert(1)</script>").encode(),
            "the picture holds <script>",
        ),
        "data/assets/logo/wide.svg": (b"", "the file is empty"),
        "data/assets/fake.woff2": (b"MZ\x90", "the name says WOFF2, but the file is not one"),
        "docs/change/writing/index.md": (
            b"# Writing\n",
            "this has the same address as docs/change/writing.md",
        ),
        "docs/change/Review.md": (b"# Review\n", "but for capital letters the same name as"),
    }
    for file, (content, _) in files.items():
        project.write(file, content)
    links = {
        "docs/change/linked.md": "secret.md",
        "docs/change/folder": ".",
        "data/assets/linked.txt": "secret.txt",
        "theme/linked.txt": "secret.txt",
    }
    for link, target in links.items():
        (project.folder / link).symlink_to(outside / target)
    run = project.check()
    problems = told(run)
    assert run.returncode == 1
    for file, (_, what) in files.items():
        shown = "docs/change/review.md" if file.endswith("Review.md") else file
        assert any(one[0] == shown and what in one[2] and one[3] for one in problems), (
            file,
            [one for one in problems if one[0] == file],
        )
    for link in links:
        assert holds(problems, link, 1, "this is a symbolic link", "put the file itself here"), link
    assert "canary-7431" not in run.stdout + run.stderr


def test_facts_behind_a_symbolic_link_are_not_read(project, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret"
    outside.write_text("canary-7431: NO\n")
    (project.folder / FACTS).unlink()
    (project.folder / FACTS).symlink_to(outside)
    run = project.check()
    assert told(run) and "this is a symbolic link" in told(run)[0][2]
    assert run.returncode == 1 and "canary-7431" not in run.stdout + run.stderr


# What only shows when a page is drawn


TRICK = "javascript:alert(1)"

RAW = {
    "script": "<script>alert(1)</script>",
    "script in capitals, unquoted": "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "script over lines": "<script\n>alert(1)</script\n>",
    "script in a script": "<scr<script>ipt>alert(1)</script>",
    "script within Markdown": '<div markdown="1"><script>x</script></div>',
    "script after an odd comment": "<!--><script>alert(1)</script>-->",
    "handler": '<p onclick="x()">a</p>',
    "handler without quotes": "<img src=x onerror=alert(1)>",
    "handler behind a slash": "<p/onclick=alert(1)>x",
    "handler by Markdown": '*x*{: onclick="alert(1)" }',
    "toggle": "<details ontoggle=alert(1) open>x</details>",
    "iframe": '<iframe src="https://evil.example"></iframe>',
    "style": "<style>body{display:none}</style>",
    "style attribute": '<p style="color:red">x</p>',
    "style by Markdown": '*x*{: style="color:red" }',
    "svg": "<svg onload=alert(1)></svg>",
    "math": "<math><mtext></mtext></math>",
    "form": '<form action="https://evil.example"><input name="a"></form>',
    "object": '<object data="x.swf"></object>',
    "base": '<base href="https://evil.example/">',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "stylesheet": '<link rel="stylesheet" href="https://evil.example/x.css">',
    "comment": "<!-- hidden -->",
    "program": "<?php echo 1 ?>",
    "javascript: link": "[x](javascript:alert(1))",
    "javascript: in entities": "[x](java&#x73;cript:alert(1))",
    "javascript: in HTML entities": '<a href="java&#115;cript:alert(1)">x</a>',
    "javascript: behind controls": '<a href=" &#14; javascript:alert(1)">x</a>',
    "javascript: with a tab in it": '<a href="java&#9;script:alert(1)">x</a>',
    "javascript: by reference": "[ref][ref] \n\n[ref]: javascript:alert(1)",
    "javascript: picture": "![x](javascript:alert(1))",
    "vbscript:": '<a href="vbscript:x">x</a>',
    "data: link": "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "file: link": "[x](file:///etc/hostname)",
    "a fact as address": "[x]({{ facts.trick }})",
    "outside picture": "![x](https://evil.example/pixel.png)",
    "outside picture, any scheme": '<img src="//evil.example/p.png" alt="">',
    "outside picture by srcset": '<img srcset="https://evil.example/x.png 2x" alt="">',
}

LINKS = {
    "page": "[x](nowhere.md)",
    "anchor": "[x](../who-we-are/our-name.md#nothing)",
    "anchor here": "[x](#nothing)",
    "picture": "![x](nothing.png)",
    "by reference": "[a][b] \n\n[b]: nowhere.md",
    "wrong case": "[x](Index.md)",
    "HTML link": '<a href="nowhere/">x</a>',
    "HTML anchor": '<a href="../../who-we-are/our-name/#nix">x</a>',
    "HTML picture": '<img src="nix.png" alt="x">',
    "own address": "[x]({{ meta.link.handbook }}nowhere/)",
    "own address, anchor": "[x]({{ meta.link.handbook }}who-we-are/our-name/#nix)",
    "file outside": "![x](../../../../../etc/hostname)",
    "facts file": "[x](../../data/brand.yaml)",
}


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    """What one check tells of every raw HTML and every broken link."""
    project = Project(tmp_path_factory.mktemp("refused"))
    pages = {f"docs/change/raw{number}.md": text for number, text in enumerate(RAW.values())}
    pages |= {f"docs/change/link{number}.md": text for number, text in enumerate(LINKS.values())}
    for file, text in pages.items():
        project.write(file, f"# Page {file}\n\nWords, and then:\n\n{text}\n")
    project.write("docs/change/orphan.md", "# Nobody leads here\n")
    project.write("data/facts.yaml", project.read("data/facts.yaml") + f"trick: '{TRICK}'\n")
    entries = [*(file.removeprefix("docs/") for file in pages), "change/ghost.md"]
    menu = "".join(f"      - {entry}\n" for entry in entries)
    project.write("mkdocs.yml", f"{project.read('mkdocs.yml').rstrip()}\n{menu}")
    return refusals(project)


@pytest.mark.whole
@pytest.mark.parametrize("name", RAW)
def test_no_page_brings_what_runs_or_asks(refused, name):
    number = list(RAW).index(name)
    line = 7 if "by reference" in name else 5
    own = [problem for problem in refused if problem[0] == f"docs/change/raw{number}.md"]
    assert own and all(mend for *_, mend in own)
    assert name == "a fact as address" or {problem[1] for problem in own} & {line, line + 1}, own


@pytest.mark.whole
@pytest.mark.parametrize("name", LINKS)
def test_no_link_leads_to_nothing(refused, name):
    number = list(LINKS).index(name)
    own = [problem for problem in refused if problem[0] == f"docs/change/link{number}.md"]
    assert {problem[1] for problem in own} == {7 if name == "by reference" else 5}, own
    assert all("leads" in what and mend for _, _, what, mend in own)


@pytest.mark.whole
def test_a_template_that_leads_to_nothing_is_told_with_its_own_line(project):
    file = "templates/one_word.html"
    template = project.read(file)
    leads = '<a href="site:nix/nix.md">x</a>\n<a href="site:what-we-say/pitch.md#nix">x</a>\n'
    project.write(file, template + leads)
    run = project.run("check")
    assert run.returncode == 1 and "Traceback" not in run.stdout + run.stderr
    problems, first = told(run), template.count("\n") + 1
    assert holds(problems, file, first, 'the link "site:nix/nix.md" leads nowhere')
    assert holds(problems, file, first + 1, "leads to a heading that is not there")


@pytest.mark.whole
def test_the_navigation_and_the_pages_agree(refused):
    assert holds(
        refused,
        "docs/change/orphan.md",
        1,
        "this page is missing from the navigation",
        "mkdocs.yml",
    )
    assert any(
        file == "mkdocs.yml" and "the navigation names change/ghost.md" in what
        for file, _, what, _ in refused
    )


BOMBS = {
    "memory": (
        "{% for a in roles %}{% for b in roles %}{% for c in roles %}"
        + "x" * 50_000
        + "{% endfor %}{% endfor %}{% endfor %}",
        "the page would have more than",
    ),
    "macros": (
        "{% for a in roles %}{% for b in roles %}{% for c in roles %}{{ every_fact() }}{% endfor %}{% endfor %}{% endfor %}",
        "the page would have more than",
    ),
    "lists": ("- " * 2_000 + "x", "nested too deep"),
}


@pytest.mark.parametrize(("bomb", "what"), BOMBS.values(), ids=BOMBS)
@pytest.mark.whole
def test_a_page_that_would_keep_the_machine_busy_is_told_by_its_name(project, bomb, what):
    project.append("docs/change/review.md", bomb)
    problems = refusals(project)
    assert {file for file, *_ in problems} == {"docs/change/review.md"}
    assert what in problems[0][2] and problems[0][3]


def test_a_check_without_end_is_stopped_and_names_what_it_was_at(project, monkeypatch):
    monkeypatch.setattr("handbook.edition.SECONDS", 0.1)
    ((file, line, what, _),) = refusals(project)
    assert (project.folder / file).is_file() and line == 1
    assert "seconds of computing" in what


SLIPS = {
    "a link from what is none": ("{{ meta.name.short | link }}", "is neither a telephone number"),
    "a link from what a macro draws": ("{{ palette() | link }}", "what a macro draws is neither"),
    "a macro as a key": ("{{ role_card(palette()) }}", "what a macro draws is not in roles"),
    "groups in a row": ('{{ message.say | join(", ") }}', "is a group of facts"),
    "a comparison of two kinds": ("{% if meta.name.short < 3 %}x{% endif %}", "cannot be worked out"),
    "a name of the language's own": ("{% for loop in roles %}x{% endfor %}", "cannot be worked out"),
    "a tag of another program": ("{% autoescape true %}x{% endautoescape %}", "a page may not use"),
    "half a tag": ("{% autoescape %}", "unexpected"),
    "no address": ("[x](http://[nowhere)", "is no address"),
}  # fmt: skip


@pytest.mark.whole
def test_a_slip_in_what_a_page_asks_for_is_the_writers_to_mend(project):
    for number, (text, _) in enumerate(SLIPS.values()):
        project.write(f"docs/change/slip{number}.md", f"# Slip {number}\n\nWords.\n\n{text}\n")
    problems = refusals(project)
    for number, (name, (_, what)) in enumerate(SLIPS.items()):
        assert holds(problems, f"docs/change/slip{number}.md", 5, what), (name, problems)


@pytest.mark.whole
def test_a_fault_of_ours_is_told_as_such_and_shown_to_developers(project):
    template = project.read("templates/one_word.html")
    project.write("templates/one_word.html", template + "{{ nobody.knows }}\n")
    line = template.count("\n") + 1
    run = project.run("check", DEBUG="1")
    ((file, _, what, mend), *_) = told(run)
    assert run.returncode == 3
    assert file.startswith("docs/") and "one_word() failed here" in what
    assert f"templates/one_word.html:{line}" in what and "developer" in mend
    assert "Traceback" in run.stderr and f'one_word.html", line {line}' in run.stderr
