"""From nothing to the first result."""

import numpy as np

a = np.array([[1, 2], [3, 4]], dtype=np.float32)
print((a @ a).tolist())
