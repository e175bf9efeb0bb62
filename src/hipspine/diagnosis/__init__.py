"""From one person's findings to ranked pain sources, with intervals and reasons."""
