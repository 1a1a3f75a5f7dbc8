"""``prefect.yaml``, the automations and the documents beside them say what is there."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.reasons import remedy
from flows.worker import REASONS

ROOT = Path(__file__).resolve().parents[2]
DEPLOYMENTS = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda d: d["name"])
def test_deployment_is_complete_and_its_parameters_are_valid(deployment: dict[str, Any]) -> None:
    path, name = deployment["entrypoint"].split(":")
    flow = getattr(importlib.import_module(path.removesuffix(".py").replace("/", ".")), name)
    flow.validate_parameters(deployment["parameters"])
    assert {"description", "version", "tags", "concurrency_limit", "schedules", "work_pool"} <= set(deployment)
    assert all("timezone" in schedule for schedule in deployment["schedules"])


def test_every_flow_explains_each_option() -> None:
    from prefect.utilities.callables import parameter_schema

    import flows.main as module

    for flow in (module.dateline, module.ingest, module.timeline, module.backfill):
        (definition,) = parameter_schema(flow.fn).definitions.values()
        for name, option in definition["properties"].items():
            assert option.get("description"), (flow.name, name)
            assert option.get("title"), (flow.name, name)
        needed = definition["required"]
        assert set(list(definition["properties"])[: len(needed)]) == set(needed), flow.name  # not far down the form


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "automations").glob("*.yaml")), ids=lambda p: p.stem)
def test_automations_are_valid(path: Path) -> None:
    from prefect.events.schemas.automations import EventTrigger

    automation = yaml.safe_load(path.read_text("utf-8"))
    trigger = EventTrigger.model_validate(automation["trigger"])
    emitted = (ROOT / "flows" / "emit.py").read_text("utf-8") + "dateline.file.arrived"
    assert all(event in emitted or event.startswith("prefect.flow-run.") for event in trigger.expect)


def test_every_reject_reason_is_explained() -> None:
    from extractors.articles.reasons import REASONS as READING

    text = (ROOT / "docs" / "operations.md").read_text("utf-8")
    for reason in [*READING, *REASONS]:
        assert f"| `{reason}` |" in text, reason
    assert all(all(remedy("extract", reason)) for reason in REASONS)
