"""Learns ``src/hormesis/estimation/forecast_weights.py`` from lifters' logs, and how well it does on lifters left out.

Needs torch, which the project itself does not: `pip install torch` into a virtual environment that has hormesis.

    python research/fit_forecast.py PERSON...                 both, and write forecast_weights.py and forecast_lopo.json
    python research/fit_forecast.py --steps 5 --out DIR PERSON...    a quick look, written to DIR

PERSON is the export of one person, or several of one person's joined by commas; any format that `hormesis import` reads. Keep
a person's logs together: otherwise nobody is left out. Persons are called P01, P02, … in what is written, and nothing of
their logs is. Some minutes for fourteen persons on two cores. Format the written module with `ruff format` afterwards.

The features are the forecast's own (``_Votes``, ``_context``); the heads are written again in torch and compared with numpy's
at the end. The loss is the negative log probability plus the ranked probability score; a person of n forecasts is drawn
with probability ∝ √n, so that the largest log does not decide. The personal mixture is not part of the training, and
``forecast_lopo.json`` is without it. Evidence: own data, grade weak.
"""

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from hormesis.domain.facts import Fact
from hormesis.estimation import forecast as engine
from hormesis.estimation import forecast_weights as learnt
from hormesis.estimation.forecast import REPS_MAX
from hormesis.estimation.lift import scored_sets
from hormesis.estimation.performed import performed
from hormesis.estimation.top_sets import DAYS_KEPT, TopSets, top_set
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions

Array = NDArray[np.float64]
Net = dict[str, Any]
HEADS = 4
STEPS = 900
FOLDS = 4
FIRST_SCORED = 4
DAYS_NEEDED = 8
SEED = 0
WEIGHTS = Path(__file__).parents[1] / "src" / "hormesis" / "estimation" / "forecast_weights.py"
LOPO = Path(__file__).with_name("forecast_lopo.json")


@dataclass(frozen=True)
class Person:
    """One person's top sets to forecast: past days (n × day × feature), context, what was done, what was done before."""

    days: Array
    likeness: Array
    context: Array
    reps: NDArray[np.int64]
    same: Array
    examples: tuple[tuple[TopSets, float, int], ...]


def read_person(paths: Sequence[Path]) -> Person:
    """Every top set from the fifth day of an exercise on, of exercises with at least eight days, in the order of days."""
    options = ReadOptions("research", date.today())  # noqa: DTZ011
    facts = [fact for path in paths for fact in read_file(path, options)[0] if fact.kind in ("set", "workout")]
    histories: dict[str, TopSets] = {}
    asked: dict[str, list[tuple[TopSets, float, int, int]]] = {}
    by_day: dict[date, list[Fact]] = {}
    for fact in facts:
        by_day.setdefault(fact.day, []).append(fact)
    for day in sorted(by_day):
        done: dict[str, list[Any]] = {}
        for workout in performed(day, by_day[day], lambda _name, _source: None):
            for one in workout.sets:
                done.setdefault(one.name, []).append(one)
        for name, sets in done.items():
            if scored := scored_sets(sets):
                load_kg, reps = top_set(scored)
                history = histories.get(name, TopSets.start())
                if history.days >= FIRST_SCORED:
                    asked.setdefault(name, []).append((history, math.log(load_kg), day.toordinal(), reps))
                histories[name] = history.add(day.toordinal(), math.log(load_kg), reps)
    kept = [one for name, examples in asked.items() if histories[name].days >= DAYS_NEEDED for one in examples]
    return _features(sorted(kept, key=lambda one: one[2]))


def _features(asked: Sequence[tuple[TopSets, float, int, int]]) -> Person:
    past, there = np.zeros((len(asked), DAYS_KEPT, 6)), np.zeros((len(asked), DAYS_KEPT), dtype=bool)
    now = np.zeros((len(asked), 3))
    for i, (history, log_w, _, _) in enumerate(asked):
        past[i, : len(history.rows)], there[i, : len(history.rows)] = history.rows, True
        now[i] = [value or 0.0 for value in history.context(log_w)]
    loads = np.array([one[1] for one in asked])
    ordinals = np.array([one[2] for one in asked], dtype=float)[:, None]
    votes = engine._Votes(past, there, now, loads, ordinals)
    context = engine._context(votes, np.array([one[0].days for one in asked], dtype=float))
    days = np.stack([votes.reps, votes.shift, np.abs(votes.delta), votes.age, votes.lag, there.astype(float)], axis=-1)
    reps = np.array([one[3] for one in asked], dtype=np.int64)
    same = np.abs(reps - np.array([one[0].rows[0, 2] for one in asked]))
    return Person(days, votes.likeness(), context, reps, same, tuple((one[0], one[1], one[2]) for one in asked))


def start_net(likeness: int, contexts: int) -> Net:
    """Heads that begin with different reaches: from nearly the same load only, to any load of late."""
    w = torch.zeros(HEADS, likeness)
    w[:, 0], w[:, 3], w[:, 8] = torch.linspace(2, 0.2, HEADS), torch.linspace(0.5, 1.5, HEADS), 0.3
    net = {
        "likeness": w + 0.05 * torch.randn(HEADS, likeness),
        "curve_share": torch.linspace(-3, 0, HEADS),
        "drift": torch.zeros(HEADS),
        "log_scale": torch.tensor([[-0.3, 0.0, 0.0, 0.0, 0.0]]).repeat(HEADS, 1),
        "exact": torch.zeros(HEADS, 2),
        "gate": torch.zeros(HEADS + 1, contexts),
        "gate_bias": torch.tensor([0.0] * HEADS + [-2.0]),
    }
    return {name: value.requires_grad_(True) for name, value in net.items()}


def probabilities(net: Net, days: Any, likeness: Any, context: Any, scaled: Any) -> Any:
    """The same as ``forecast`` with a fresh personal mixture, in torch: (n × reps)."""
    reps, shift, size, age, lag, there = days.unbind(-1)
    score = (likeness @ net["likeness"].T).masked_fill((there < 0.5)[..., None], -1e9)
    attention = torch.softmax(score, 1)
    centre = reps[..., None] + torch.sigmoid(net["curve_share"]) * shift[..., None] + net["drift"]
    flat = torch.ones_like(size)
    wide = [flat, size * 10, torch.log1p(age) / 3, context[:, None, 8] * flat, context[:, None, 9] * flat]
    scale = torch.exp((torch.stack(wide, -1) @ net["log_scale"].T).clamp(-3, 3))
    edges = torch.arange(0, REPS_MAX + 1) + 0.5
    below = torch.sigmoid((edges - centre[..., None]) / scale[..., None])
    spread = (below[..., 1:] - below[..., :-1]) / (below[..., -1:] - below[..., :1] + 1e-6)
    exact = torch.sigmoid(torch.stack([flat, -size * 10], -1) @ net["exact"].T)
    once = torch.nn.functional.one_hot((reps.long() - 1).clamp(0, REPS_MAX - 1), REPS_MAX).float() * there[..., None]
    mixed = (1 - exact)[..., None] * spread + exact[..., None] * once[:, :, None, :]
    said = (attention[..., None] * mixed).sum(1)
    fade = there / (lag + 10)
    histogram = (fade[..., None] * once).sum(1) / fade.sum(1, keepdim=True)
    heads = torch.cat([said, (0.9 * histogram + 0.1 / REPS_MAX)[:, None]], 1)
    heads = heads / heads.sum(2, keepdim=True)
    weights = torch.softmax(scaled @ net["gate"].T + net["gate_bias"], -1)
    return (1 - engine._FLOOR) * (weights[..., None] * heads).sum(1) + engine._FLOOR / REPS_MAX


def _tensors(people: Sequence[Person]) -> list[Any]:
    columns = ("days", "likeness", "context", "reps")
    return [torch.tensor(np.concatenate([getattr(p, name) for p in people]), dtype=torch.float32) for name in columns]


def train(people: Sequence[Person], steps: int) -> Net:
    """The weights that foresee these people best, with the mean and SD of their contexts."""
    torch.manual_seed(SEED)
    days, likeness, context, reps = _tensors(people)
    mean, sd = context.mean(0), context.std(0) + 1e-6
    net = start_net(likeness.shape[-1], context.shape[-1])
    chance = torch.tensor(np.concatenate([np.full(len(p.reps), len(p.reps) ** -0.5) for p in people]))
    optimizer = torch.optim.Adam(list(net.values()), lr=0.03)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.05, total_steps=max(steps, 2))
    numbers = torch.arange(1, REPS_MAX + 1)
    for _ in range(steps):
        drawn = torch.multinomial(chance, 1024, replacement=True)
        p = probabilities(net, days[drawn], likeness[drawn], context[drawn], (context[drawn] - mean) / sd)
        done = reps[drawn].long()
        log_p = torch.log(p[torch.arange(len(drawn)), done - 1] + 1e-9)
        ranked = ((p.cumsum(-1) - (numbers[None] >= done[:, None]).float()) ** 2).sum(-1)
        loss = -log_p.mean() + ranked.mean() + 1e-3 * (net["gate"] ** 2).sum() + 1e-3 * (net["likeness"] ** 2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return {**{name: value.detach() for name, value in net.items()}, "mean": mean, "sd": sd}


def foresee(net: Net, person: Person) -> Array:
    """(n × reps): the probabilities of a person's every top set."""
    days, likeness, context, _ = _tensors([person])
    with torch.no_grad():
        return np.asarray(probabilities(net, days, likeness, context, (context - net["mean"]) / net["sd"]), dtype=float)


def judge(net: Net, person: Person) -> dict[str, float]:
    """Error of the median, that of same-as-last, and the share of randomised transforms within 0.05–0.95."""
    p = foresee(net, person)
    median = (p.cumsum(-1) < 0.5).sum(-1) + 1
    at = p[np.arange(len(p)), person.reps - 1]
    below = p.cumsum(-1)[np.arange(len(p)), person.reps - 1] - at
    transform = below + np.random.default_rng(SEED).random(len(p)) * at
    return {
        "mae_reps": round(float(np.abs(median - person.reps).mean()), 4),
        "mae_same_as_last": round(float(person.same.mean()), 4),
        "coverage90": round(float(((transform >= 0.05) & (transform <= 0.95)).mean()), 4),
    }


def rounded(net: Net) -> dict[str, Array]:
    """The arrays of ``forecast_weights``, by their names there."""
    arrays = {name.upper(): np.asarray(value, dtype=float) for name, value in net.items() if name not in ("mean", "sd")}
    arrays["CURVE_SHARE"] = 1 / (1 + np.exp(-arrays["CURVE_SHARE"]))
    arrays["CONTEXT_MEAN"], arrays["CONTEXT_SD"] = (np.asarray(net[name], dtype=float) for name in ("mean", "sd"))
    return {name: np.round(value, 4) for name, value in arrays.items()}


def source_of(net: Net, told: str) -> str:
    """The text of ``forecast_weights.py``."""
    lines = ['"""What was learnt across people for ``forecast``: generated by ``research/fit_forecast.py``, not written by hand.']
    lines += ["", told, '"""', "", "import numpy as np", "", f"HEADS = {HEADS}"]
    lines += [f"{name} = np.array({json.dumps(value.tolist())})" for name, value in rounded(net).items()]
    return "\n".join(lines) + "\n"


def difference_from_numpy(net: Net, person: Person, most: int = 300) -> float:
    """The largest difference between torch's and the engine's own probabilities under these weights."""
    kept = {name: getattr(learnt, name) for name in rounded(net)}
    try:
        for name, value in rounded(net).items():
            setattr(learnt, name, value)
        mix = engine.PersonalMix.start()
        ours = np.array([engine.forecast(*one, mix).probabilities for one in person.examples[:most]])
    finally:
        for name, value in kept.items():
            setattr(learnt, name, value)
    return float(np.abs(ours - foresee(net, person)[:most]).max())


def main() -> None:
    """Reads the persons, trains with each fold of persons left out and on all, and writes both files."""
    parser = argparse.ArgumentParser(description="learn the weights of the repetitions forecast")
    parser.add_argument("person", nargs="+", help="one person's export, or several joined by commas")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--out", type=Path, help="write here, not into the project")
    chosen = parser.parse_args()
    people = [read_person([Path(path) for path in one.split(",")]) for one in chosen.person]
    names = [f"P{i + 1:02d}" for i in range(len(people))]
    folds = min(FOLDS, len(people))
    left_out: dict[str, dict[str, float]] = {}
    for fold in range(folds):
        net = train([p for i, p in enumerate(people) if i % folds != fold], chosen.steps)
        left_out |= {names[i]: judge(net, people[i]) for i in range(fold, len(people), folds)}
        print(f"fold {fold + 1} of {folds}: {left_out}")
    net = train(people, chosen.steps)
    rows = [
        {"log": name, "forecasts": len(p.reps), "in_sample": judge(net, p), "left_out": left_out[name]}
        for name, p in zip(names, people, strict=True)
    ]
    ratio = sum(r["mae_reps"] for r in left_out.values()) / sum(r["mae_same_as_last"] for r in left_out.values())
    off = difference_from_numpy(net, people[0])
    print(f"left out, error against same-as-last: {ratio:.3f}; torch against numpy: {off:.1e}")
    if off > 0.01:
        raise SystemExit("the forecast's own code no longer says what was trained: bring `probabilities` up to it first")
    count = sum(len(p.reps) for p in people)
    told = (
        f"Learnt on {len(people)} lifters' logs ({count} forecasts); leaving each lifter out, the error in repetitions was\n"
        f"{ratio:.2f} of same-as-last. Grade: weak."
    )
    weights, lopo = (chosen.out / WEIGHTS.name, chosen.out / LOPO.name) if chosen.out else (WEIGHTS, LOPO)
    weights.write_text(source_of(net, told), encoding="utf-8")
    found = {"steps": chosen.steps, "folds": folds, "left_out_against_same": round(ratio, 4), "logs": rows}
    lopo.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
