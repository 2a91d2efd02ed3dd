"""Reads files of YAML documents with PyYAML.

For each file it prints a line of JSON: its documents, or the error. What JSON does not have is told by its type.
"""

import json
import math
import sys

import yaml


def read(name):
    try:
        with open(name, "rb") as file:
            return {"documents": [as_json(document) for document in yaml.safe_load_all(file)]}
    except (yaml.YAMLError, ValueError) as error:
        return {"error": str(error)}


def as_json(value):
    if isinstance(value, dict):
        return {key if isinstance(key, str) else str(not_in_json(key)): as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return value if isinstance(value, float) and math.isfinite(value) else not_in_json(value)


def not_in_json(value):
    return {"not in JSON": f"{type(value).__name__} {value}"}


for argument in sys.argv[1:]:
    print(json.dumps(read(argument)))
