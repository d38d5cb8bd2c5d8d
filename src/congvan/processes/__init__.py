"""Processes beside this one: how they start, what they may take, and how they end. Knows nothing of what they do.

Whoever reads a stranger's file, or has much to do, does it here; nobody else starts processes to work for us.
"""
