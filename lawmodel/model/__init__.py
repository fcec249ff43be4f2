"""The model of a record and of the registers: what a file may say, as types that pydantic builds it by.

The modules of the types do not import `annotations` from the future, by which each start of the program would
compile hundreds of them anew; where a type is used before it is defined, it stands in quotes.
"""
