"""What a corpus is made of: one module for each class of harm."""
from . import archives, entries, markup, mutations, pictures, playlists, recordings, sparse, texts

CLASSES = [
    mutations.add_to,
    playlists.add_to,
    markup.add_to,
    texts.add_to,
    archives.add_to,
    pictures.add_to,
    recordings.add_to,
    sparse.add_to,
    entries.add_to,
]
