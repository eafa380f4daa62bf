/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What a package may cost. Sizes are inflated bytes as they come out of the decompressor;
 * what an archive says of itself is never trusted. */

#define TJ_LIMIT_ENTRIES 2000
#define TJ_LIMIT_ENTRY_SIZE (256 * 1024 * 1024)
#define TJ_LIMIT_TOTAL_SIZE (512 * 1024 * 1024)
/* Inflated bytes to one byte of the archive; small archives are let off. */
#define TJ_LIMIT_RATIO 200
#define TJ_LIMIT_RATIO_FREE (1024 * 1024)
#define TJ_LIMIT_PATH_DEPTH 16
#define TJ_LIMIT_PATH_LENGTH 1024
/* A form is read in memory; one with photographs in it stays below this. */
#define TJ_LIMIT_DOCUMENT_SIZE (64 * 1024 * 1024)
/* One XML part of an office file, and all parts written into one file with their pictures. */
#define TJ_LIMIT_PART_SIZE (16 * 1024 * 1024)
/* A sheet, most of which may be rows that were formatted and never filled. */
#define TJ_LIMIT_SHEET_SIZE (64 * 1024 * 1024)
#define TJ_LIMIT_FLAT_SIZE (32 * 1024 * 1024)
/* Data of one part that the parser sees where all are in one file; longer data is kept aside. */
#define TJ_LIMIT_FLAT_DATA (1024 * 1024)
/* Cells of all tables of one document, and words taken from one cell. */
#define TJ_LIMIT_CELLS 20000
#define TJ_LIMIT_CELL_TEXT (256 * 1024)
/* Paragraphs outside of tables. */
#define TJ_LIMIT_PARAGRAPHS 50000
/* Bytes of paragraphs in a row that are searched for labels of the form, and labels in them. */
#define TJ_LIMIT_RUN_ON (128 * 1024)
#define TJ_LIMIT_RUN_ON_LABELS 1000
/* Words of one attachment, and what one of its workbooks may hold. */
#define TJ_LIMIT_TEXT (16 * 1024 * 1024)
/* Words of one attachment that rules look into; of a longer one they know nothing. */
#define TJ_LIMIT_COMPARED_TEXT (1024 * 1024)
#define TJ_LIMIT_SHEETS 64
#define TJ_LIMIT_SHEET_CELLS 200000
/* Elements of a sheet that are kept until it is read, and attributes of each. */
#define TJ_LIMIT_SHEET_ELEMENTS 1000000
#define TJ_LIMIT_SHEET_ATTRIBUTES 32
#define TJ_LIMIT_SHEET_ROWS 1048576
#define TJ_LIMIT_SHEET_COLUMNS 16384
#define TJ_LIMIT_MERGES 20000
#define TJ_LIMIT_SHEET_STYLES 65536
/* How often an OpenDocument text may say that a cell or row comes again, and the columns of its
 * tables. */
#define TJ_LIMIT_REPEATED 256
#define TJ_LIMIT_COLUMNS 1024
/* Pictures of one form that are kept for display, and their bytes together. */
#define TJ_LIMIT_PICTURES 64
#define TJ_LIMIT_PICTURES_SIZE (32 * 1024 * 1024)
#define TJ_LIMIT_CASES 50
/* What a program that converts one document may use: seconds, and bytes of address space. */
#define TJ_LIMIT_CONVERSION_SECONDS 60
#define TJ_LIMIT_CONVERSION_MEMORY (G_GUINT64_CONSTANT (4) * 1024 * 1024 * 1024)
/* An archive, and an archive in it; one in that is a file like any other. */
#define TJ_LIMIT_ARCHIVE_DEPTH 2
/* How deep a folder is searched for packages. */
#define TJ_LIMIT_SEARCH_DEPTH 3
