"""What commands do beside building: one module each, a chain of the stages' functions, as `pipeline` is for a build.

`consolidating` drafts a letter from others (`rollup`), `attesting` signs one (`sign`), `proving` tells what a PDF is
(`verify FILE.pdf`), `exporting` lays up a year (`export`).
"""
