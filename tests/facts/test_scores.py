"""The sheets that were handed in: what is added up, and what each refusal says."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from project import Project, told

from handbook.problems import Problem
from handbook.facts.scores import COLUMNS, FOLDER, Week, read_scores
from support import FUZZ

TODAY = datetime.date(2026, 11, 22)
HEAD = ",".join(COLUMNS) + "\n"
FILE = f"{FOLDER}/2026-W46.csv"


@pytest.fixture
def hand_in(tmp_path, brand):
    """Reads files of sheets as a build does: ``hand_in({"2026-W46.csv": text or bytes})`` gives scores and problems."""

    def read(files, today=TODAY):
        folder = tmp_path / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_scores(tmp_path, brand, today)

    return read


@pytest.fixture
def line(brand):
    """A right line: for the first action that anyone can do, as many times as asked."""
    role = next(iter(brand.roles))
    action = next(
        key
        for key, action in brand.scorecard.actions.items()
        if not action.roles and action.weekly_cap > 1
    )
    points = brand.scorecard.actions[action].points

    def make(times=1, week="2026-W46", role=role, action=action, worth=None):
        return f"{week},{role},{action},{times},{times * points if worth is None else worth}\n"

    make.role, make.action, make.points = role, action, points
    make.cap = brand.scorecard.actions[action].weekly_cap
    return make


def only_fault(found):
    _, problems = found
    assert len(problems) == 1, problems
    return problems[0].file, problems[0].line, problems[0].what, problems[0].mend


@pytest.mark.parametrize(
    ("day", "week", "quarter"),
    [("2026-11-22", "2026-W47", (2026, 4)), ("2027-01-01", "2026-W53", (2026, 4)), ("2027-01-04", "2027-W01", (2027, 1)),
     ("2025-12-29", "2026-W01", (2026, 1)), ("2026-04-01", "2026-W14", (2026, 2)), ("2026-10-01", "2026-W40", (2026, 4))],
)  # fmt: skip
def test_a_week_belongs_to_the_year_and_quarter_of_its_thursday(day, week, quarter):
    found = Week.of(datetime.date.fromisoformat(day))
    assert (str(found), found.quarter) == (week, quarter)
    assert (
        Week.parse(week) == found
        and found.monday.weekday() == 0
        and found.sunday - found.monday == datetime.timedelta(days=6)
    )


@pytest.mark.parametrize(
    "text",
    [
        "2026-W54",
        "2025-W53",
        "2026-W00",
        "2026-W6",
        "2026-46",
        "26-W46",
        "0000-W01",
        "2026-w46",
        "٢٠٢٦-W46",
        "",
    ],
)
def test_what_is_no_week_is_none(text):
    assert Week.parse(text) is None


def test_no_folder_is_no_score(tmp_path, brand):
    scores, problems = read_scores(tmp_path, brand, TODAY)
    assert (scores.total, scores.sheets, problems) == (0, (), [])


def test_three_sheets_are_added_up(hand_in, line):
    scores, problems = hand_in(
        {
            "2026-W46.csv": HEAD + line(2) + HEAD + line(1),
            "2026-W45.csv": HEAD + line(2, "2026-W45"),
        }
    )
    assert not problems
    assert (
        scores.total == 5 * line.points
        and len(scores.sheets) == 3
        and scores.times == {line.action: 5}
    )
    assert [(str(week), points) for week, points in scores.weeks.items()] == [
        ("2026-W45", 2 * line.points),
        ("2026-W46", 3 * line.points),
    ]
    assert scores.quarter == "fourth quarter of 2026"


def test_a_spreadsheet_s_own_line_ends_mark_and_quotes_are_fine(hand_in, line):
    text = "\ufeff" + (
        HEAD + ",".join(f'"{cell}"' for cell in line(1).strip().split(",")) + "\n\n"
    ).replace("\n", "\r\n")
    scores, problems = hand_in({"2026-W46.csv": text})
    assert not problems and scores.total == line.points


def test_an_empty_sheet_is_none(hand_in):
    scores, problems = hand_in({"2026-W46.csv": HEAD, "2026-W45.csv": ""})
    assert not problems and not scores.sheets


def test_whose_role_it_was_is_not_kept(hand_in, line):
    scores, _ = hand_in({"2026-W46.csv": HEAD + line(1)})
    assert line.role not in repr(scores)


def test_an_unknown_role_is_named_with_the_nearest(hand_in, line):
    found = hand_in({"2026-W46.csv": HEAD + line(1, role=line.role + "s")})
    assert only_fault(found) == (
        FILE,
        2,
        f'"{line.role}s" is not a role',
        f'did you mean "{line.role}"?',
    )


def test_an_unknown_action_is_named_with_the_nearest(hand_in, line):
    _, where, what, mend = only_fault(
        hand_in({"2026-W46.csv": HEAD + line(1) + line(1, action=line.action + "x")})
    )
    assert (where, what, mend) == (
        3,
        f'"{line.action}x" is not an action of the scorecard',
        f'did you mean "{line.action}"?',
    )


def test_an_action_of_another_role_is_refused(hand_in, brand):
    key, action = next(
        (key, action) for key, action in brand.scorecard.actions.items() if action.roles
    )
    stranger = next(role for role in brand.roles if role not in action.roles)
    _, _, what, mend = only_fault(
        hand_in({"2026-W46.csv": f"{HEAD}2026-W46,{stranger},{key},1,{action.points}\n"})
    )
    assert what == f"{key} is not for {stranger}" and f"scorecard.actions.{key}.roles" in mend


def test_more_than_the_cap_is_refused_on_one_sheet_and_fine_on_two(hand_in, line):
    _, _, what, mend = only_fault(hand_in({"2026-W46.csv": HEAD + line(line.cap + 1)}))
    assert (
        what == f"{line.action} counts {line.cap} times a week, not {line.cap + 1}"
        and mend.startswith(f"write {line.cap}, ")
    )
    assert not hand_in({"2026-W46.csv": (HEAD + line(line.cap)) * 2})[1]


def test_the_cap_cannot_be_passed_line_by_line(hand_in, line):
    _, where, what, mend = only_fault(hand_in({"2026-W46.csv": HEAD + line(line.cap) + line(1)}))
    assert (where, what) == (3, f'"{line.action}" is on this sheet twice') and HEAD.strip() in mend


def test_two_sheets_without_a_line_between_are_noticed(hand_in, line, brand):
    other = next(role for role in brand.roles if role != line.role)
    _, _, what, mend = only_fault(hand_in({"2026-W46.csv": HEAD + line(1) + line(1, role=other)}))
    assert f'goes on as "{other}"' in what and HEAD.strip() in mend


def test_another_week_is_sent_to_its_own_file(hand_in, line):
    _, _, what, mend = only_fault(hand_in({"2026-W46.csv": HEAD + line(1, week="2026-W45")}))
    assert (
        what == 'the week is "2026-W45", but the file is for 2026-W46'
        and mend == "move the sheet to data/scores/2026-W45.csv"
    )


@pytest.mark.parametrize("times", ["0", "two", "1.5", "", "01", " 1", "1e3", "٣", "99999"])
def test_a_bad_number_is_named(hand_in, line, times):
    _, _, what, mend = only_fault(
        hand_in({"2026-W46.csv": f"{HEAD}2026-W46,{line.role},{line.action},{times},2\n"})
    )
    assert what == f'times is "{times.strip()}"' and "whole number" in mend


def test_points_that_do_not_follow_from_the_times_are_refused(hand_in, line):
    _, _, what, mend = only_fault(hand_in({"2026-W46.csv": HEAD + line(1, worth=99)}))
    assert (
        what == f"1 times {line.action} is {line.points} points, not 99"
        and mend == f"write {line.points}"
    )


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(0)", "\t1"])
def test_what_a_spreadsheet_would_run_is_refused(hand_in, line, cell):
    for place in range(len(COLUMNS)):
        cells = line(1).strip().split(",")
        cells[place] = cell
        _, _, what, _ = only_fault(hand_in({"2026-W46.csv": HEAD + ",".join(cells) + "\n"}))
        assert what == f'a spreadsheet takes "{cell.strip()}" for a formula'


@pytest.mark.parametrize(
    ("text", "says", "mends"),
    [("week;role;action;times;points\n", "not parted by commas", "commas"), ("week,role,action,times,points,name\n", '"name"', "without names"),
     ("week,role,action,times\n", "the columns are not named", HEAD.strip()), ("2026-W46,a,b,1,1\n", "the columns are not named", HEAD.strip()),
     (HEAD + "2026-W46,a,b\n", "3 cells where 5 belong", "week, role"), (HEAD + '2026-W46,"a"b,c,1,1\n', "not a line of a CSV file", "quotes in pairs"),
     (HEAD + '2026-W46,"a,b,1,1\n', "not a line of a CSV file", "quotes in pairs")],
)  # fmt: skip
def test_a_file_of_another_form_is_refused_with_a_remedy(hand_in, text, says, mends):
    _, _, what, mend = only_fault(hand_in({"2026-W46.csv": text}))
    assert says in what and mends in mend


def test_bytes_that_are_no_text_are_refused(hand_in):
    assert "UTF-16" in only_fault(hand_in({"2026-W46.csv": HEAD.encode("utf-16")}))[2]


@pytest.mark.parametrize(
    "name", ["week46.csv", "2026-W46.xlsx", "2026-W46 (1).csv", "2026-W60.csv", "notes.txt"]
)
def test_a_file_that_is_not_named_after_a_week_is_not_passed_over(hand_in, name):
    file, _, what, mend = only_fault(hand_in({name: "x"}))
    assert (
        file == f"{FOLDER}/{name}" and "not named after a week" in what and "2026-W47.csv" in mend
    )


def test_a_week_to_come_is_refused(hand_in):
    assert "2026-W48 is still to come" in only_fault(hand_in({"2026-W48.csv": HEAD}))[2]


def test_what_a_machine_leaves_behind_is_passed_over(hand_in):
    assert not hand_in({".DS_Store": b"\x00\x01"})[1]


def test_an_earlier_quarter_does_not_count_and_keeps_the_rules_of_its_time(hand_in, line):
    scores, problems = hand_in(
        {"2026-W39.csv": HEAD + line(9000, "2026-W39", role="left", action="gone", worth=7)}
    )
    assert not problems and scores.total == 0
    assert (
        only_fault(hand_in({"2026-W39.csv": HEAD + "2026-W39,left,gone,many,7\n"}))[2]
        == 'times is "many"'
    )


def test_a_long_cell_is_cut_short_in_what_is_said(hand_in, line):
    assert len(only_fault(hand_in({"2026-W46.csv": HEAD + line(1, role="x" * 5000)}))[2]) < 100


CELLS = st.sampled_from(
    [
        "week",
        "role",
        "2026-W46",
        "1",
        "=1",
        '"',
        ",",
        "\n",
        "\r\n",
        ";",
        "\ufeff",
        "é",
        "\x00",
        HEAD,
    ]
)


@settings(
    max_examples=300 * FUZZ,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.one_of(st.binary(max_size=300), st.lists(CELLS, max_size=40).map(lambda cells: "".join(cells).encode()),
                      st.binary(max_size=80).map(lambda rest: HEAD.encode() + rest)))  # fmt: skip
@pytest.mark.whole
def test_any_bytes_give_scores_or_problems(hand_in, data):
    scores, problems = hand_in({"2026-W46.csv": data})
    assert scores.total >= 0 and all(
        isinstance(problem, Problem) and problem.what and problem.mend and problem.line >= 1
        for problem in problems
    )


def test_the_sample_s_own_sheets_are_in_order(root, brand):
    scores, problems = read_scores(root, brand, TODAY)
    assert not problems and len(scores.weeks) == 3 and scores.total > 0


@pytest.mark.whole
def test_a_faulty_sheet_stops_the_build_at_its_line(tmp_path):
    project = Project(tmp_path)
    project.write(FILE, HEAD + "2026-W46,nobody,nothing,1,1\n")
    run = project.check()
    assert run.returncode == 1
    assert (FILE, 2, '"nobody" is not a role', "write a key of roles") in told(run)
