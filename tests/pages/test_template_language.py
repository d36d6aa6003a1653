"""What a page may say in the template language: everything else is refused before it runs."""

import pytest

from handbook.pages.template_language import check_language
from handbook.pages.page import split
from macros import MACROS


def problems(brand, text):
    page, found = split(text, "docs/press.md")
    assert found == []
    return check_language(page, brand, MACROS)


ALLOWED = [
    "{{ contact.switchboard }}",
    "{{ contact.switchboard.href }}",
    "{{ contact.email | link }}",
    "{{ message.pitch.seconds }} seconds",
    "{{ palette() }}",
    '{{ swatch("ink") }}',
    "{{ color.palette['ink'] }}",
    "{{ products.robin.price }}",
    "{{ meta.name }}",
    "{% if meta.link.repository %}{{ meta.link.repository | link }}{% else %}none{% endif %}",
    "{% for key in roles %}{{ loop.index }} {{ roles[key].name }} {% endfor %}",
    "{% for quarter in calendar.quarters %}{{ quarter.theme }}{% endfor %}",
    "{% raw %}{{ nothing }}{% endraw %}",
    "Hello. {# a note to colleagues #}",
]


@pytest.mark.parametrize("text", ALLOWED)
def test_facts_macros_conditions_and_loops_are_allowed(brand, text):
    assert problems(brand, text) == []


REFUSED = {
    "filter on a group": (
        "{{ contact | join(', ') }}",
        "contact is a group of facts, and the filter join is for one",
        "write one of contact.site, ",
    ),
    "undefined name": (
        "{{ kontact.email }}",
        '"kontact" is not a fact or macro',
        'did you mean "contact"?',
    ),
    "nested misspelling": (
        "{{ contact.switchbord }}",
        '"switchbord" is not in contact',
        'did you mean "switchboard"?',
    ),
    "deep misspelling": (
        "{{ products.robin.benefitt }}",
        '"benefitt" is not in products.robin',
        'did you mean "benefit"?',
    ),
    "misspelling in if": (
        "{% if contact.emial %}x{% endif %}",
        '"emial" is not in contact',
        'did you mean "email"?',
    ),
    "misspelling behind default": (
        "{{ contact.emial | default('x') }}",
        '"emial" is not in contact',
        'did you mean "email"?',
    ),
    "misspelling in a loop": (
        "{% for q in calendar.quarters %}{{ q.thme }}{% endfor %}",
        '"thme" is not in q',
        'did you mean "theme"?',
    ),
    "unknown macro": (
        "{{ pallete() }}",
        '"pallete" is not a fact or macro',
        'did you mean "palette"?',
    ),
    "unknown color": (
        '{{ swatch("inkk") }}',
        'swatch: "inkk" is not in color.palette',
        'did you mean "ink"?',
    ),
    "missing argument": (
        "{{ swatch() }}",
        "swatch: missing a required argument: 'name'",
        'write {{ swatch("ink") }}',
    ),
    "macro without parentheses": (
        "{{ palette }}",
        "palette is a macro and needs its parentheses",
        "write {{ palette() }}",
    ),
    "a group of facts": (
        "{{ contact }}",
        "contact is a group of facts, not one fact",
        "contact.site",
    ),
    "a fact called": (
        "{{ contact.email() }}",
        "contact.email is a fact and cannot be called",
        "write it without parentheses",
    ),
    "unclosed tag": ("{{ contact.email", "{{ has no }} after it", "{% raw %}"),
    "one brace too few": ("{{ contact.email }", "{{ has no }} after it", "close it"),
    "three braces": ("{{{ contact.email }}}", "three braces stand here", "write two"),
    "a fact in a tag": ("{% contact.email %}", "prints nothing", "write {{ contact.email }}"),
    "a macro in a tag": ("{% palette() %}", "prints nothing", "write {{ palette() }}"),
    "two names": ("{{ contact email }}", '"email" stands where }} belongs', "a dot between"),
    "unclosed if": ("{% if contact.email %}", "{% if … %} has no end", "write {% endif %}"),
    "unclosed for": ("{% for a in roles %}", "{% for … %} has no end", "write {% endfor %}"),
    "unopened if": ("x {% endif %}", "{% endif %} has no {% if … %} before it", "delete it"),
    "another end": (
        "{% if contact %}x{% endfor %}",
        "{% endfor %} stands where {% if %} has no end yet",
        "write {% endif %}",
    ),
    "elseif": ("{% if a %}{% elseif b %}{% endif %}", "elseif is called elif", "write {% elif"),
    "typographic quotes": (
        "{{ swatch(“ink”) }}",
        "“ is no quotation mark in braces",
        'write straight ones: swatch("ink")',
    ),
    "an argument without quotes": (
        "{{ swatch(ink) }}",
        "ink stands here without quotes",
        'write "ink"',
    ),
    "unclosed comment": ("{# later", "{# has no #} after it", "write #}"),
    "block": ("{% block x %}", "a page may not use {% block %}", "print facts"),
    "braces in a code sample": (
        "`{{ card.title }}`",
        '"card" is not a fact or macro',
        "if the braces are meant to be seen",
    ),
    "set": ("{% set x = 1 %}", "a page may not use {% set %}", "print facts"),
    "include": ("{% include '/etc/passwd' %}", "a page may not use {% include %}", "print facts"),
    "import": ("{% import 'x' as x %}", "a page may not use {% import %}", "print facts"),
    "do": ("{% do 1 %}", "a page may not use {% do %}", "{% raw %}"),
    "filter": (
        "{{ contact.email | pprint }}",
        'a page may not use the filter "pprint"',
        "write one of",
    ),
    "arithmetic": ("{{ 10 ** 10 ** 10 }}", "a page may not use **", "print facts"),
    "repetition": ("{{ 'a' * 1000000000 }}", "a page may not use *", "print facts"),
    "deep loops": (
        "{% for a in roles %}" * 4 + "{% endfor %}" * 4,
        "more than 3 loops",
        "use a macro",
    ),
}


@pytest.mark.parametrize(("text", "what", "mend"), REFUSED.values(), ids=REFUSED)
def test_refused_with_the_remedy(brand, text, what, mend):
    found = problems(brand, f"# Press\n\n{text}\n")
    assert [problem.line for problem in found][:1] == [3], found
    assert what in found[0].what
    assert mend in found[0].mend


def test_braces_in_a_code_block_are_taken_for_braces(brand):
    (problem,) = problems(brand, "# Press\n\n```\n{{ meting }}\n```\n")
    assert problem.line == 4 and problem.mend.startswith("if the braces are meant to be seen")


ESCAPES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ contact.__init__.__globals__ }}",
    "{{ palette.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('cat canary').read() }}",
    "{{ self.__init__ }}",
    "{{ config.plugins }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ contact.email.format(contact) }}",
    "{{ '%s' | format(contact) }}",
    "{{ contact | attr('__class__') }}",
    "{{ namespace() }}",
    "{{ joiner() }}",
    "{% for i in range(999999999) %}x{% endfor %}",
    "{{ page.file.abs_src_path }}",
    "{{ contact.model_dump() }}",
    "{{ contact['model_fields'] }}",
    "{{ environ['SECRET'] }}",
    "{{ (palette | map(attribute='__globals__')) }}",
    "{% filter upper %}x{% endfilter %}",
    "{{ [].append(1) }}",
    "{{ {}.update({}) }}",
    "{{ context.vars }}",
    "{% macro x() %}{% endmacro %}",
    "{% call palette() %}{% endcall %}",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_no_way_out(brand, text):
    found = problems(brand, f"# Press\n\n{text}\n")
    assert found and found[0].line == 3


def test_the_line_is_the_files_line_whatever_stands_before(brand):
    text = "---\ndescription: Where we are in the press.\n---\n\n# Press\n\n{{ contact.emial }}\n"
    assert [problem.line for problem in problems(brand, text)] == [7]


BRANCHES = {
    "if": "{{% if meta.link.repository %}}\n{}\n{{% endif %}}",
    "else": "{{% if meta.link.repository %}}x{{% else %}}\n{}\n{{% endif %}}",
    "elif": "{{% if meta.link.repository %}}x{{% elif meta.name %}}\n{}\n{{% endif %}}",
    "for": "{{% for key in roles %}}\n{}\n{{% endfor %}}",
    "else of a for": "{{% for key in roles %}}x{{% else %}}\n{}\n{{% endfor %}}",
}
WHOLE = [
    text
    for text in (*(text for text, _, _ in REFUSED.values()), *ESCAPES)
    if "{{" in text and "}}" in text
]


@pytest.mark.parametrize("branch", BRANCHES.values(), ids=BRANCHES)
@pytest.mark.parametrize("text", WHOLE)
def test_what_is_refused_is_refused_in_any_branch(brand, branch, text):
    """Whichever way a page goes on the day, all of it is judged."""
    found = problems(brand, f"# Press\n\n{branch.format(text)}\n")
    assert [problem.line for problem in found][:1] == [4], found
