"""A check's report in the XML of JUnit, as CI servers read it."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from stances.present import wording
from stances.present.grid import cell
from stances.present.records import Record

_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def junit(report: Record) -> str:
    """A test suite for each dimension, a test case for each of its cells.

    A drift that fails is a failure, a waived one is skipped, and any other one is told in the
    output of a case that passes.
    """
    drifts = {(drift["expert"], drift["dimension"]): drift for drift in report["drifts"]}
    root = Element("testsuites", name="stances")
    suites: dict[str, Element] = {}
    for one in report["cells"]:
        name = one["dimension"]
        if name not in suites:
            suites[name] = SubElement(root, "testsuite", name=cell(name))
        case = SubElement(suites[name], "testcase", classname=cell(name), name=cell(one["expert"]))
        drift = drifts.get((one["expert"], name))
        if drift is not None:
            _outcome(case, drift)
    for element in (root, *suites.values()):
        _counted(element)
    indent(root)
    # No character that XML forbids is left: all of them are such as do not print.
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _outcome(case: Element, drift: Record) -> None:
    if wording.level(drift) == "error":
        gist = wording.gist(drift)
        element = SubElement(case, "failure", type=drift["kinds"][0], message=gist)
    elif drift["outcome"] == "waived":
        element = SubElement(case, "skipped", message=wording.standing(drift))
    else:
        element = SubElement(case, "system-out")
    element.text = wording.told(drift)


def _counted(element: Element) -> None:
    element.set("tests", str(len(list(element.iter("testcase")))))
    for name, tag in _COUNTED.items():
        element.set(name, str(len(list(element.iter(tag)))))
