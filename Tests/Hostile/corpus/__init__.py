"""What a corpus is made of: one module for each class of harm."""
from . import (
    archives, entries, markup, mutations, office, papers, pictures, playlists, recordings, sparse, texts)

CLASSES_WITH_BAIT = [playlists.add_to, markup.add_to, archives.add_to, office.add_to,
                     papers.add_to]
CLASSES = [
    *CLASSES_WITH_BAIT,
    mutations.add_to,
    texts.add_to,
    pictures.add_to,
    recordings.add_to,
    sparse.add_to,
    entries.add_to,
]
