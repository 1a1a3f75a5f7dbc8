"""What leaves the house: schemas, rows, the atomic store, exports, the page, questions. Calls nothing of ``flows``."""
