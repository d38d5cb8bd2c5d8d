"""What commands do beside building: one module each, a chain of the stages' functions, as `pipeline` is for a build.

`printing` makes one letter, or those of a year, bound (`pdf`), `consolidating` drafts a letter from others (`rollup`),
`attesting` signs one (`sign`), `verifying` goes over an edition or a bag and `proving` tells what a PDF is (`verify`),
`exporting` lays up a year (`export`).
"""
