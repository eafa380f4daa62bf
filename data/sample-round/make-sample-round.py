#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the packages of the sample round from applications/*.toml.

make-sample-round.py [FOLDER]   writes the packages into FOLDER (default: packages/ beside
                                this script), replacing packages of the same name
"""

import re
import shutil
import sys
import tomllib
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True

import round_paper as paper  # noqa: E402
from round_annex import write_annex  # noqa: E402
from round_figures import work_out  # noqa: E402
from round_form import FIXED_DATE, HINTS, write_form  # noqa: E402

HERE = Path(__file__).resolve().parent
TRACKED = re.compile(r'\{-.*?-\}|\{\+(.*?)\+\}')


class UnmarkedName(zipfile.ZipInfo):
    """An entry whose name is GBK without the UTF-8 mark, as older Chinese archivers write."""

    def _encodeFilenameFlags(self):  # noqa: N802, the name is zipfile's
        return self.filename.encode('gbk'), self.flag_bits & ~0x800


def read_application(path):
    with path.open('rb') as stream:
        application = tomllib.load(stream)
    work_out(application)
    for field in application.get('hint_left', []):
        application[field] = HINTS[field]
    application['recommendation'] = opinion_text(application.get('opinion'))
    # A tracked replacement belongs to the form; the other papers carry the new words.
    application['form_name'] = application['technology_name']
    application['technology_name'] = TRACKED.sub(r'\1', application['technology_name'])
    return application


def opinion_text(opinion):
    if opinion is None:
        return ''
    verdict = opinion['text'].strip().split('\n')[-1]
    return f'{verdict}\n{opinion["body"]}（盖章见扫描件）\n{opinion["date"]}'


def scanned_paper(application, key, draw, title):
    """The paper that the data file describes under @key, as a scan: name → bytes, or nothing."""
    details = application.get(key)
    if details is None:
        return {}
    technology = application['technology_name']
    image = paper.scan(lambda page, chance: draw(page, chance, technology, details),
                       f'{application["package"]} {key}')
    if details['file'].endswith('.pdf'):
        image = paper.scanned_pdf(image, title)
    return {details['file']: image}


def package_files(application):
    """What the applicant hands in: name → bytes, in the order an applicant would list it."""
    files = {'国家重点推广的低碳技术申报表.docx': write_form(application)}
    if application['calculation'].get('enclosed', True):
        files['附件1 碳减排量核算说明.pdf'] = paper.pdf(
            lambda page: write_annex(page, application), '碳减排量核算说明')
    files.update(scanned_paper(application, 'certificate', paper.certificate, '技术鉴定证书'))
    files.update(scanned_paper(application, 'opinion', paper.recommendation, '推荐意见扫描件'))
    if 'drawing' in application:
        details = application['drawing']
        files[details['file']] = paper.drawing(details['title'], details['steps'])
    return files


def write_folder(files, target):
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name, data in files.items():
        (target / name).write_bytes(data)


def write_archive(files, target, entry_type):
    with zipfile.ZipFile(target, 'w') as archive:
        for name, data in files.items():
            entry = entry_type(name, FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)


def write_package(application, folder):
    files = package_files(application)
    container = application['container']
    if container == 'folder':
        write_folder(files, folder / application['package'])
    else:
        entry_type = UnmarkedName if container == 'zip-gbk' else zipfile.ZipInfo
        write_archive(files, folder / f'{application["package"]}.zip', entry_type)


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / 'packages'
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((HERE / 'applications').glob('*.toml')):
        write_package(read_application(path), folder)


if __name__ == '__main__':
    main()
