"""Scans folders with checkov's Kubernetes framework, each by itself, without a start of checkov for each.

usage: folders.py FOLDER...

Prints for each folder, in their order, a line of JSON: of what checkov's command line prints the fields that tell what it
found, and how many documents it read; or else the error that it broke on.
"""

import json
import sys

from checkov.kubernetes.runner import Runner
from checkov.runner_filter import RunnerFilter

FIELDS = ("check_id", "check_name", "resource", "check_result")


def scan(folder, runner_filter):
    runner = Runner()
    try:
        report = runner.run(root_folder=folder, runner_filter=runner_filter)
    except Exception as error:  # from checkov's checks; its command line ends with it
        return {"error": f"{type(error).__name__}: {error}"}
    lists = {"failed_checks": report.failed_checks, "skipped_checks": report.skipped_checks}
    results = {name: [fields_of(record) for record in records] for name, records in lists.items()}
    return {"results": results, "documents": sum(len(found) for found in runner.definitions.values())}


def fields_of(record):
    return {field: getattr(record, field) for field in FIELDS}


def main(folders):
    runner_filter = RunnerFilter(framework=["kubernetes"], show_progress_bar=False)
    for folder in folders:
        print(json.dumps(scan(folder, runner_filter), default=str), flush=True)


main(sys.argv[1:])
