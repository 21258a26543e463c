"""How torch.utils.data splits, orders and puts together samples. Needs torch 2.13.0; run as `python scripts/fixtures-loading.py`."""

import json
import pathlib

import torch
from torch.utils.data import (
    BatchSampler,
    DataLoader,
    RandomSampler,
    SubsetRandomSampler,
    TensorDataset,
    WeightedRandomSampler,
    default_collate,
    random_split,
)

target = pathlib.Path(__file__).parent.parent / "test/fixtures/torch-data.json"


def seeded(seed=3):
    return torch.Generator().manual_seed(seed)


def passes(sampler, count=2):
    """Each pass goes on where the one before left the generator."""
    return [list(sampler) for _ in range(count)]


def from_default(make, seed=5):
    """Without a generator: two passes, and what the default generator gives afterwards."""
    torch.manual_seed(seed)
    return {"passes": passes(make()), "then": torch.rand(1).item()}


splits = [(10, [3, 7]), (10, [0.8, 0.2]), (11, [0.8, 0.2]), (1000, [0.8, 0.2]), (29, [0.3, 0.3, 0.4]), (10, [1 / 3] * 3), (5, [1.0]), (4, [4, 0]),
          (11, [0.25] * 4)]
weights = [0.1, 0.9, 0.0, 0.7, 3.0, 0.6]


def described(batch):
    """A batch as lists; tensors with their kind, true and false as 1 and 0."""
    if isinstance(batch, torch.Tensor):
        values = batch.int() if batch.dtype == torch.bool else batch
        return {"dtype": str(batch.dtype).removeprefix("torch."), "values": values.tolist()}
    if isinstance(batch, dict):
        return {name: described(part) for name, part in batch.items()}
    return [described(part) if not isinstance(part, str) else part for part in batch]


t = torch.tensor
collated = {
    "tensors": [t([1.0, 2.0]), t([3.0, 4.0])],
    "single numbers in tensors": [t(1, dtype=torch.int32), t(2, dtype=torch.int32)],
    "numbers": [0.5, 1.5, 2.0],
    "flags": [True, False],
    "strings": ["a", "b"],
    "lists": [[t([1.0]), 0.5, "a"], [t([2.0]), 1.5, "b"]],
    "objects": [{"x": t([1.0]), "more": {"y": [0.5, True]}}, {"x": t([2.0]), "more": {"y": [1.5, False]}}],
    "one": [[0.5, t([[1.0]])]],
}


def plain(sample):
    """What stands in the test in a sample's place."""
    if isinstance(sample, torch.Tensor):
        return {"tensor": sample.tolist(), "dtype": str(sample.dtype).removeprefix("torch.")}
    if isinstance(sample, dict):
        return {name: plain(part) for name, part in sample.items()}
    return [plain(part) for part in sample] if isinstance(sample, list) else sample


ten = TensorDataset(torch.arange(10))


def batches(count=2, **options):
    loader = DataLoader(ten, **options)
    return [[batch[0].tolist() for batch in loader] for _ in range(count)]


target.write_text(json.dumps({
    "torch": torch.__version__,
    "splits": [{"samples": n, "lengths": lengths, "parts": [list(part.indices) for part in random_split(range(n), lengths, seeded(42))]}
               for n, lengths in splits],
    "RandomSampler": passes(RandomSampler(range(10), generator=seeded()), 3),
    "RandomSampler, more": passes(RandomSampler(range(10), num_samples=25, generator=seeded())),
    "RandomSampler, fewer": passes(RandomSampler(range(10), num_samples=7, generator=seeded())),
    "RandomSampler, replacement": passes(RandomSampler(range(10), replacement=True, num_samples=70, generator=seeded())),
    "RandomSampler, no generator": from_default(lambda: RandomSampler(range(10))),
    "RandomSampler, replacement, no generator": from_default(lambda: RandomSampler(range(10), replacement=True)),
    "SubsetRandomSampler": passes(SubsetRandomSampler([5, 3, 9, 1, 7], generator=seeded())),
    "SubsetRandomSampler, no generator": from_default(lambda: SubsetRandomSampler([5, 3, 9, 1, 7])),
    "WeightedRandomSampler": passes(WeightedRandomSampler(weights, 12, generator=seeded())),
    "WeightedRandomSampler, no replacement": passes(WeightedRandomSampler(weights, 4, replacement=False, generator=seeded())),
    "WeightedRandomSampler, no generator": from_default(lambda: WeightedRandomSampler(weights, 12)),
    "BatchSampler": [list(BatchSampler(range(10), 4, drop_last)) for drop_last in (False, True)],
    "DataLoader, sampler": batches(sampler=RandomSampler(ten, generator=seeded()), batch_size=5),
    "DataLoader, dropLast": batches(sampler=RandomSampler(ten, generator=seeded()), batch_size=4, drop_last=True),
    "DataLoader, batchSampler": batches(batch_sampler=BatchSampler(RandomSampler(ten, generator=seeded()), 3, False)),
    "collated": {name: {"samples": plain(samples), "batch": described(default_collate(samples))} for name, samples in collated.items()},
}) + "\n")
