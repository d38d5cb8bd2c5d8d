"""The language: normal form, comparison and order of words; dates, money, numbers. Imports nothing else."""
