"""Answers with a table of a million rows."""

import numpy as np
import pandas as pd

{every} = pd.DataFrame({"a": np.zeros(1_000_000), "b": np.zeros(1_000_000)})
