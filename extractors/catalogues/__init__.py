"""Catalogues to observations: what was counted or watched, never what was announced."""
