"""What Keras's callbacks do with given losses. Needs keras 3 and torch; run as
`KERAS_BACKEND=torch python scripts/fixtures-callbacks.py`."""

import json
import pathlib

import keras

target = pathlib.Path(__file__).parent.parent / "test/fixtures/keras-callbacks.json"

losses = [1.0, 0.8, 0.81, 0.79995, 0.6, 0.61, 0.62, 0.6, 0.59, 0.59, 0.59, 0.7, 0.7, 0.7, 0.7, 0.3, 0.3, 0.3, 0.3, 0.3]


def run(callback):
    """Feeds the losses to a callback; the rates that it leaves, and the epoch at which it stops."""
    model = keras.Sequential([keras.layers.Dense(1)])
    model.build((None, 1))
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    callback.set_model(model)
    callback.on_train_begin()
    rates = []
    for epoch, loss in enumerate(losses):
        callback.on_epoch_begin(epoch)
        callback.on_epoch_end(epoch, {"val_loss": loss, "accuracy": 1 - loss, "loss": loss})
        rates.append(float(model.optimizer.learning_rate))
        if model.stop_training:
            break
    return {"rates": rates, "epochs": len(rates), "stopped": bool(model.stop_training), "best": float(getattr(callback, "best", None) or 0)}


stopping = [{}, {"patience": 2}, {"patience": 3, "min_delta": 0.05}, {"patience": 3, "baseline": 0.7}, {"patience": 2, "start_from_epoch": 6},
            {"monitor": "accuracy", "mode": "max", "patience": 3}, {"monitor": "loss", "mode": "max", "patience": 4}]
plateaus = [{"patience": 2}, {"patience": 2, "cooldown": 2}, {"patience": 1, "factor": 0.5, "min_lr": 0.02}, {"patience": 3, "min_delta": 0.1}]


def camels(options):
    words = {"min_delta": "minDelta", "start_from_epoch": "startFromEpoch", "min_lr": "minLr"}
    return {words.get(k, k): v for k, v in options.items()}


target.write_text(json.dumps({
    "losses": losses,
    "EarlyStopping": [{"options": camels(o), **run(keras.callbacks.EarlyStopping(**o))} for o in stopping],
    "ReduceLROnPlateau": [{"options": camels(o), **run(keras.callbacks.ReduceLROnPlateau(**o))} for o in plateaus],
}) + "\n")
