import json
import torch
from torch.optim import lr_scheduler as schedules

def rates(plan, epochs=40, lr=0.01):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr, momentum=0.9)
    scheduler = plan(optimizer)
    used = [optimizer.param_groups[0]['lr']]
    for _ in range(epochs):
        optimizer.step()
        scheduler.step()  # inside the loop, after the batches of an epoch
        used.append(optimizer.param_groups[0]['lr'])
    return used

def warm(optimizer):
    warm_up = schedules.LinearLR(optimizer, start_factor=0.1, total_iters=8)
    decay = schedules.CosineAnnealingLR(optimizer, T_max=32)
    return schedules.SequentialLR(optimizer, [warm_up, decay], milestones=[8])

plans = {
    'step': lambda o: schedules.StepLR(o, step_size=5, gamma=0.5),
    'exponential': lambda o: schedules.ExponentialLR(o, gamma=0.9),
    '1/t': lambda o: schedules.LambdaLR(o, lambda t: 1 / (1 + 0.1 * t)),
    'linear': lambda o: schedules.LinearLR(o, start_factor=1.0, end_factor=0.01, total_iters=15),
    'cosine': lambda o: schedules.CosineAnnealingLR(o, T_max=40),
    'with restarts': lambda o: schedules.CosineAnnealingWarmRestarts(o, T_0=5, T_mult=2),
    'warm-up, cosine': warm,
    'one cycle': lambda o: schedules.OneCycleLR(o, max_lr=0.02, total_steps=41),
    'cyclic': lambda o: schedules.CyclicLR(o, base_lr=0.002, max_lr=0.01, step_size_up=5),
}

def plateau(metric):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
    scheduler = schedules.ReduceLROnPlateau(optimizer, patience=2)
    after = []
    for loss in metric:
        scheduler.step(loss)
        after.append(optimizer.param_groups[0]['lr'])
    return after

metric = [1, 0.8, 0.7, 0.7, 0.71, 0.705, 0.6, 0.6, 0.6, 0.6, 0.6, 0.5]
print(json.dumps({**{name: rates(plan) for name, plan in plans.items()}, 'plateau': plateau(metric)}))
