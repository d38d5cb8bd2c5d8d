"""Figures in the data and in prose; days and periods."""
