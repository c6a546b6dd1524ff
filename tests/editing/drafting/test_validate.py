"""What is wrong with values that are in no file yet, and which field it is said of."""

from __future__ import annotations

from editing.drafting.validate import key_of, validate
from records.messages import sentence_of
from records.model.field_spec import spec_of
from records.source.diagnostics import Diagnostic, Position
from records.source.tree import Data


def test_faults_come_in_the_order_of_the_form_with_what_has_no_field_last() -> None:
    _, faults = validate(spec_of("partner"), {"zzzz": "1", "example": "ja", "id": "A b"})
    keys = [key_of(fault) for fault in faults]
    assert keys[:2] == ["id", "example"]
    assert keys[-1] == "zzzz"
    assert len(set(keys)) == len(keys)


def test_a_fault_within_a_group_belongs_to_the_field_that_holds_it() -> None:
    image: Data = {"file": "media/images/a.jpg", "alt": "", "credit": "", "size": "stor"}
    _, faults = validate(spec_of("article"), {"image": image})
    within = [fault for fault in faults if key_of(fault) == "image"]
    assert [(fault.field, fault.code) for fault in within] == [
        (("image", "credit"), "text-empty"),
        (("image", "size"), "field-unknown"),
    ]
    assert sentence_of(within[0]).startswith('feltet "image.credit" (Kredit) er tomt.')


def test_a_fault_of_the_whole_record_has_no_key() -> None:
    assert key_of(Diagnostic("content-missing", Position(""))) == ""
