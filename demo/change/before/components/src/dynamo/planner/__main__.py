import argparse
import os

from dynamo.planner.load import predict


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--interval", type=int, default=60)
    parser.add_argument("--prometheus-port", type=int)
    return parser.parse_args()


if __name__ == "__main__":
    print(predict([1.0, 2.0]), os.environ.get("DYN_PLANNER_DRY_RUN"), parse())
