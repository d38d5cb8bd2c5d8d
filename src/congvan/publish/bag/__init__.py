"""An edition's view of a year enters; a bag (BagIt 1.0, RFC 8493) leaves, as a folder, a zip or a tar file.

What stays true: the same view gives the same bytes, whoever writes them, where and when; nothing is in it but what the
audience may have; the whole bag stands in its place, or nothing does.
"""

from congvan.publish.bag.content import Bag, Laid, bag_of_year, of_year
from congvan.publish.bag.writing import write_bag

__all__ = ["Bag", "Laid", "bag_of_year", "of_year", "write_bag"]
