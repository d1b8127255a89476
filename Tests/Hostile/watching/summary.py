"""The table that a run ends with."""
import collections
import json

from .corpus_at_hand import identity


def print_table(walked, packets, frames, parent_cap, inspector_cap):
    rows = collections.OrderedDict()
    slowest = []
    for entry, line, seconds in zip(packets.asked, packets.lines, packets.seconds):
        record = json.loads(line)
        row = rows.setdefault(entry["class"], [0, 0, 0, collections.Counter(), 0.0, ""])
        row[0] += 1
        outcome = walked.get(identity(entry))
        row[1] += outcome == "record"
        row[2] += outcome == "skip"
        row[3].update(finding["code"] for finding in record["findings"]
                      if finding["severity"] == "error")
        slowest.append((seconds, entry["path"]))
        if seconds > row[4]:
            row[4:] = [seconds, entry["path"].rpartition("/")[2][:40]]
    print("\n| Class | Inputs | Records | Skips | Errors | Slowest |\n|---|---|---|---|---|---|")
    for group, (inputs, records, skips, codes, seconds, name) in rows.items():
        errors = ", ".join(f"{code} {count}" for code, count in codes.most_common()) or "-"
        print(f"| {group} | {inputs} | {records} | {skips} | {errors} | {seconds:.2f} s {ascii(name)} |")
    print("\nSlowest: " + ", ".join(
        f"{path.rpartition('/')[2][:60]!a} {seconds:.1f} s" for seconds, path in sorted(slowest)[:-21:-1]))
    for depth, run in (("packets", packets), ("frames", frames)):
        print(
            f"{depth}: {len(run.lines)} of {len(run.asked)} records in {sum(run.seconds):.0f} s; parent "
            f"{run.processes.parent_resident >> 20} MB of {parent_cap >> 20}; inspectors "
            f"{run.processes.inspector_resident >> 20} MB resident, {run.processes.inspector_space >> 20} MB of "
            f"address space, of {inspector_cap >> 20}; resident peak of all by wait4 {run.resident >> 20} MB")
