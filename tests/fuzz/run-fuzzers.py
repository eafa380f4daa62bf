#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the fuzz targets with clang and runs each for a time.

run-fuzzers.py SOURCE BUILD_FOLDER SECONDS [TARGET…]

What was found lies in BUILD_FOLDER/found and makes the status 1; the inputs that the fuzzers
collect stay in BUILD_FOLDER/corpus for the next time.
"""

import os
import pathlib
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

OPTIONS = ('-rss_limit_mb=1024', '-timeout=10', '-print_final_stats=1', '-verbosity=1',
           '-use_value_profile=1', '-max_len=131072')
ENVIRONMENT = {'ASAN_OPTIONS': 'allocator_may_return_null=1:detect_odr_violation=0'}


def build(source, folder):
    environment = dict(os.environ, CC=os.environ.get('CC', 'clang'))
    if not (folder / 'build.ninja').exists():
        subprocess.run(['meson', 'setup', folder, source, '-Dgui=false', '-Dfuzz=true',
                        '-Dbuildtype=debugoptimized', '-Db_lundef=false',
                        '-Db_sanitize=address,undefined'], env=environment, check=True)
    subprocess.run(['ninja', '-C', folder, 'fuzz-programs'], env=environment, check=True)


def figure(pattern, text):
    found = re.findall(pattern, text)
    return found[-1] if found else '?'


def write_dictionary(words, path):
    """libFuzzer wants every byte that is not plain ASCII escaped."""
    lines = []
    for word in words.read_text(encoding='utf-8').splitlines():
        escaped = ''.join(chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else
                          f'\\x{byte:02x}' for byte in word.encode())
        lines.append(f'"{escaped}"\n')
    path.write_text(''.join(lines))
    return path


def fuzz(source, folder, program, seconds):
    name = program.name.removeprefix('fuzz-')
    corpus = folder / 'corpus' / name
    found = folder / 'found' / name
    log = folder / 'found' / f'{name}.log'
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    command = [program, *OPTIONS, f'-max_total_time={seconds}', f'-artifact_prefix={found}/',
               corpus, folder / 'tests' / 'fuzz' / 'seeds' / name]
    words = source / 'tests' / 'fuzz' / f'{name}.words'
    if words.exists():
        command.append(f'-dict={write_dictionary(words, folder / "found" / f"{name}.dict")}')
    environment = {**os.environ, **ENVIRONMENT,
                   'LSAN_OPTIONS': f'suppressions={source}/tests/lsan.supp:print_suppressions=0'}
    with log.open('wb') as output:
        status = subprocess.run(command, stdout=output, stderr=output, env=environment,
                                check=False).returncode
    text = log.read_text(encoding='utf-8', errors='replace')
    findings = sorted(path.name for path in found.iterdir())
    return (name, status, figure(r'stat::number_of_executed_units: (\d+)', text),
            figure(r'cov: (\d+)', text), findings)


def main(source, folder, seconds, *names):
    source = pathlib.Path(source).resolve()
    folder = pathlib.Path(folder).resolve()
    build(source, folder)
    programs = [path for path in sorted((folder / 'tests' / 'fuzz').glob('fuzz-*'))
                if path.is_file() and os.access(path, os.X_OK) and
                (not names or path.name.removeprefix('fuzz-') in names)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda path: fuzz(source, folder, path, seconds), programs))
    for name, status, runs, edges, findings in results:
        print(f'{name}: {runs} runs in {seconds} s, {edges} edges, {len(findings)} findings')
        for finding in findings:
            print(f'  {folder}/found/{name}/{finding}')
        if status != 0:
            print(f'  ended with status {status}: {folder}/found/{name}.log')
    return any(status != 0 or findings for _, status, _, _, findings in results)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
