# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # Organized-crime analysis, on one real case
#
# On {C01}, hooded gunmen attacked a prison van in Normandy, killed two guards and freed a prisoner. A
# short article told the story, full of figures. In this course you take those figures apart: where
# each comes from, what it was divided by, how sure one can be, and what it supports.
#
# Almost every figure changes when you look at where it comes from. That is not a scandal. It is the
# craft, and you can learn it.

# %% [markdown]
# ## The modules
#
# {modules}
#
# ## Which module needs which
#
# Each module runs without the others. An arrow leads from a module to one that builds on it: if you can, take them in
# this order.
#
# {map}
#
# Words, methods, tables and claims of all modules are on the [reference page](reference.ipynb). For how your work is
# saved and handed in, read [For students](STUDENTS.md).

# %% [markdown]
# ## How to work
#
# Open a module. Read, replace the dots, run the cell, run the check below it. The check says what is
# right or which step to look at again; `hint("m03-q1")` gives you the next of three hints. Your work
# stays in the module's folder: the notebook itself, `answers.json` for interactive exercises and
# `progress.json` for the table below.
#
# Real people stand behind the figures. Nobody has been tried for the attack in any source we have. Words such as
# *suspected*, *alleged* and *charged* are part of the facts.

# %% [markdown]
# ## Your progress
#
# Run the cell below to see how far you are.

# %%
from course import progress

progress()
