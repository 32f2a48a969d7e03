"""Notes as people write and paste them: what an import finds in them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from imported import shown
from studyguide.importing.entries import ImportedFile
from studyguide.importing.formats.registry import read_file
from studyguide.importing.notes.reader import read_notes

FOLDER = Path(__file__).parent / "importing"
SEEDS = tuple(sorted(file.stem for file in (FOLDER / "seeds").glob("*.txt")))
NOTES = tuple(sorted(file.name for file in (FOLDER / "notes").iterdir() if file.suffix != ".yml"))
KNOWN = {"000": {50}}
"""Lines with a question that only a person sees: a remark of a student in a definition."""


@cache
def seed(name: str) -> ImportedFile:
    return read_file(FOLDER / "seeds" / f"{name}.txt")


@cache
def expected(name: str) -> dict[str, Any]:
    data = yaml.safe_load((FOLDER / "seeds.yml").read_text(encoding="utf-8"))
    return dict(data[name])


def simple(name: str) -> str:
    """Return a name without case, punctuation, an article and "what is"."""
    words = re.sub(r"\W+", " ", name.casefold().replace("what is", "")).strip()
    return re.sub(r"^(?:a|an|the) ", "", words)


def found_terms(name: str) -> set[tuple[int, str]]:
    return {
        (term.line, simple(term.name)) for lesson in seed(name).lessons for term in lesson.terms
    }


@pytest.mark.parametrize("name", SEEDS)
def test_every_listed_term_of_a_document_is_found(name: str) -> None:
    found = found_terms(name)
    names = {term for _, term in found}

    def is_found(line: int, term: str) -> bool:
        within = (words in simple(term) for at, words in found if at == line)
        return simple(term) in names or any(within)

    missed = [(line, term) for line, term in expected(name)["listed"] if not is_found(line, term)]
    assert len(missed) * 20 <= len(expected(name)["listed"]), missed


@pytest.mark.parametrize("name", SEEDS)
def test_nothing_is_taken_for_a_term_that_is_none(name: str) -> None:
    others = {(line, simple(text)) for line, text in expected(name)["not_terms"]}
    listed = {line for line, _ in expected(name)["listed"]}
    invented = [term for term in found_terms(name) if term in others or term[0] not in listed]
    assert len(invented) * 100 <= len(expected(name)["listed"]), invented


@pytest.mark.parametrize("name", SEEDS)
def test_every_question_of_a_document_is_found_and_no_other(name: str) -> None:
    lines = {line for line, _, _ in expected(name)["questions"]}
    found = {question.line for lesson in seed(name).lessons for question in lesson.questions}
    assert lines - found <= KNOWN.get(name, set())
    assert found <= lines


def test_questions_have_the_kind_and_the_options_that_they_had() -> None:
    kinds = {
        "multiple-choice": {"choice"}, "multiple-answer": {"choice", "multiple"},
        "true-false": {"true-false"}, "short-answer": {"short"},
    }  # fmt: skip
    found = {one.line: one for lesson in seed("001").lessons for one in lesson.questions}
    for line, kind, options in expected("001")["questions"]:
        assert found[line].kind in kinds[kind], line
        assert kind == "true-false" or len(found[line].options) == options, line
        assert not options or found[line].answer or any(o.correct for o in found[line].options)


@pytest.mark.parametrize("name", NOTES)
def test_notes_are_read_as_a_person_reads_them(name: str, update_goldens: bool) -> None:
    golden = FOLDER / "notes" / f"{name}.yml"
    found = yaml.safe_dump(
        shown(read_file(FOLDER / "notes" / name)), allow_unicode=True, sort_keys=False, width=100
    )
    if update_goldens:
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


LINES = (
    "# Glossary", "## Lesson 3: Motion", "WEEK 4", "Quiz", "Answer Key", "Essay Questions",
    "## Notes", "**Bold line**",
    "- **alpha_:** beta_ gamma_", "- delta_: eps_", "1. zeta_ eta_?", "2. theta_",
    "  - sub_ iota_", "Q: what_ is kappa_?", "A: lambda_", "- opt_ mu_", "a) nu_", "b) xi_",
    "Answer: a", "Answer: omi_", "pi_ rho_ sigma_.", "tau_ – upsilon_", "", "", "", "phi_",
    "chi_ psi_", "| Term | Meaning |", "|---|---|", "| om_ | aa_ |", "```", "code_",
    "- Week 5: bb_", "  - Homework: cc_", "Topics: dd_, ee_", "### what is ff_", "edit",
    "Here are explanations of the terms gg_:", "- [x] ii_", "- [ ] jj_", "kk_\n: ll_",
    "Midterm: mm_", "- Midterm date: week 8 nn_", "> oo_", "---",
    "Rivers flow pp_. (False)", "- Ice is qq_ here – true", "## Any questions?",
    "Thank you for rr_", "4. Which is ss_? Answer: b",
    "5. Which is tt_? A) uu_ B) vv_  C) ww_ (Ans: b)", "(a) xx_; (b) yy_", "Answers: 1b, 2c",
    "☐ zz_", "☒ ba_", "A: bc_", "B: bd_", "C: be_", "<summary>Show answer</summary>", "Fasit:",
    "88      bf_ bg_", "T/F: bh_ is wet. T", "bi_ ____ bj_. *(bk_)*", "**Law 2 (bl_).** bm_ bn_",
    "bo_ :: bp_ bq_", "| Question | A | B | Key |", "| br_? | bs_ | bt_ | A |", "5: bu_",
    "Part B – Multiple choice", "c) bv_", "8. by_", "1) ca_  2) cb_  3) cc_", "Match the cd_:",
    "1. ce_   A. cf_", "2. cg_   B. ch_", "3. ci_   C. cj_", "| 1. ck_ | A. cl_ |", "B. cm_",
    "C. cn_",
    "co_ is (cp_ / cq_). Answer: cp_", "Answer: ii", "i) cr_", "ii) cs_", "iii) ct_", "1. cu_",
    "3. cv_",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), min_size=2, max_size=14))
def test_no_word_of_notes_is_lost_however_they_are_put_together(lines: list[str]) -> None:
    text = "\n".join(line.replace("_", str(at)) for at, line in enumerate(lines))
    found = yaml.safe_dump(shown(read_notes(text)), width=10_000).replace("\\n", " ")
    assert set(re.findall(r"[a-z]+\d+", text)) - set(re.findall(r"[a-z]+\d+", found)) == set()


def test_a_list_of_thousands_of_numbers_can_be_read() -> None:
    found = read_notes("\n".join(f"{at % 1000}. a" for at in range(1, 3000)))
    assert found.lessons
