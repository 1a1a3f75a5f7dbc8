"""What the rules and decoders of trees call their arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

#: The score of what shall not be.
NEVER = np.float32(-1e9)
