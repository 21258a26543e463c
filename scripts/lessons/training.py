"""What the statistics of lessons 8 and 10 share: one pass of a training, and what is kept of many seeds."""

import torch

torch.set_num_threads(1)


def epoch(net, sgd, x, y, size):
    """One pass through shuffled batches; the mean of their losses."""
    losses = []
    for batch in torch.randperm(len(x)).split(size):
        loss = torch.nn.functional.cross_entropy(net(x[batch]), y[batch])
        sgd.zero_grad()
        loss.backward()
        sgd.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)


def over_seeds(runs, digits):
    """Mean and standard deviation over the runs, epoch by epoch."""
    runs = torch.tensor(runs, dtype=torch.float64)
    return {name: [round(v, digits) for v in of(0).tolist()] for name, of in (('mean', runs.mean), ('sd', runs.std))}
