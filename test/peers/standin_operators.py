# What the stand-in's operators and layers must give: one line per case, its name and three moments of the result.
# The inputs are drawn after manual_seed(case number), so that both sides have the same numbers.
import torch
import torch.nn as nn
import torch.nn.functional as F

r = torch.randn
CASES = [
    ("conv2d", lambda: F.conv2d(r(2, 3, 9, 9), r(4, 3, 3, 3), r(4), 2, 1)),
    ("conv2d_layer", lambda: nn.Conv2d(3, 5, 4, 2, 1)(r(2, 3, 8, 8))),
    ("conv_transpose2d", lambda: F.conv_transpose2d(r(2, 3, 4, 4), r(3, 2, 4, 4), r(2), 2, 1)),
    ("conv_transpose2d_layer", lambda: nn.ConvTranspose2d(3, 5, 4, 2, 1)(r(2, 3, 4, 4))),
    ("linear_layer", lambda: nn.Linear(7, 3)(r(5, 7))),
    ("embedding_layer", lambda: nn.Embedding(6, 4, padding_idx=2)(torch.tensor([0, 2, 5]))),
    ("batch_norm", lambda: nn.BatchNorm2d(3)(r(4, 3, 5, 5))),
    ("instance_norm", lambda: nn.InstanceNorm2d(3)(r(4, 3, 5, 5))),
    ("layer_norm", lambda: nn.LayerNorm([3, 5])(r(4, 3, 5))),
    ("avg_pool2d", lambda: F.avg_pool2d(r(2, 3, 8, 8), 2)),
    ("nearest", lambda: F.interpolate(r(2, 3, 4, 4), scale_factor=(2.0, 2.0))),
    ("bilinear", lambda: F.interpolate(r(2, 3, 4, 4), size=(7, 5), mode="bilinear", align_corners=False)),
    ("pad", lambda: F.pad(r(2, 3, 4), (1, 2), value=0.5)),
    ("pad_reflect", lambda: F.pad(r(2, 3, 4), (1, 2), mode="reflect")),
    ("leaky_relu", lambda: F.leaky_relu(r(50), 0.2)),
    ("softplus", lambda: F.softplus(r(50) * 10)),
    ("cross_entropy", lambda: F.cross_entropy(r(5, 7), torch.tensor([0, 6, 3, 3, 1]), label_smoothing=0.1)),
    ("dropout", lambda: F.dropout(r(100), 0.3)),
    ("one_hot", lambda: F.one_hot(torch.randint(0, 5, (9,)), 5)),
    ("var", lambda: r(4, 6).var([0], unbiased=False)),
    ("std", lambda: r(4, 6).std(1)),
    ("norm", lambda: r(4, 6).norm(p=1, dim=1)),
    ("topk", lambda: r(30).topk(4)[0]),
    ("eigvalsh", lambda: (lambda a: torch.linalg.eigvalsh(a @ a.t()))(r(4, 4))),
    ("randperm", lambda: torch.randperm(9)),
]

torch.set_num_threads(1)
with torch.no_grad():
    for number, (name, case) in enumerate(CASES):
        torch.manual_seed(number)
        result = case().double().flatten()
        weights = torch.arange(1, result.numel() + 1, dtype=torch.float64)
        print(name, *(f"{m.item():.17g}" for m in (result.sum(), result.abs().sum(), (result * weights).sum())))
