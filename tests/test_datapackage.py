"""The package of tables: registered, valid, and the same after a restamp."""

from __future__ import annotations

import json
import re
from pathlib import Path

import frictionless
import jsonschema
import pytest

from course import _package, datasets
from course.authoring import datapackage
from course.datasets import table_names, verify

PACKAGE = Path(__file__).parents[1] / "datasets" / "datapackage.json"


def test_every_table_is_registered_with_its_own_bytes() -> None:
    assert verify() == []
    on_disk = {path.name for path in PACKAGE.parent.glob("*.csv")}
    assert {_package.resource(name)["path"] for name in table_names()} == on_disk


def test_verify_names_a_file_that_was_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in PACKAGE.parent.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(datasets, "folder", lambda: tmp_path)
    assert verify() == []
    claims = tmp_path / "claims.csv"
    claims.write_bytes(claims.read_bytes().replace(b"27.7", b"27.8"))
    (tmp_path / "sources.csv").unlink()
    (tmp_path / "drug_killings.csv").write_bytes(b"row_id\n")
    assert [line.split(":")[0] for line in verify()] == [
        "claims.csv",
        "drug_killings.csv",
        "sources.csv",
    ]
    assert verify()[1].startswith("drug_killings.csv: 7 bytes, not ")


def test_the_registered_numbers_are_what_a_restamp_would_write() -> None:
    for name, content in datapackage.fresh(PACKAGE.parent).items():
        assert (PACKAGE.parent / name).read_bytes() == content, name
    assert datapackage.main(["--check"]) == 0


def test_the_package_is_valid_for_frictionless() -> None:
    report = frictionless.validate(str(PACKAGE))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert len(report.tasks) == len(table_names())


def test_frictionless_sees_a_row_without_a_known_source(tmp_path: Path) -> None:
    for path in PACKAGE.parent.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "age_structure.csv"
    table.write_bytes(table.read_bytes().replace(b"gitoc-2024", b"nobody-2024"))
    report = frictionless.validate(str(tmp_path / PACKAGE.name))
    assert {error[0] for error in report.flatten(["type"])} >= {"foreign-key"}


def test_the_package_meets_the_house_schema() -> None:
    rules = json.loads((Path(__file__).parent / "datapackage.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(rules)
    package = json.loads(PACKAGE.read_text("utf-8"))
    jsonschema.validate(package, rules)
    del package["resources"][0]["schema"]["fields"][0]["unit"]
    with pytest.raises(jsonschema.ValidationError, match="unit"):
        jsonschema.validate(package, rules)


@pytest.mark.parametrize("path", sorted(PACKAGE.parent.iterdir()), ids=lambda path: path.name)
def test_files_are_utf8_with_line_feeds_and_hold_no_absolute_path(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert "\r" not in text
    assert text.endswith("\n")
    assert "file://" not in text
    # A web address may hold the word home.
    local = re.sub(r"https?://\S+", "", text)
    assert not any(mark in local for mark in ("/home/", "/work/", "/tmp/", ":\\"))
