type Task = () => void;

/** A hidden tab draws no frames, and its orders must ring all the same. */
const withoutFrameMs = 50;

let waiting: Task[] = [];
let frame = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Runs `task` just before the next frame is drawn, after all that was to run then before it: together they are one rendering. */
export function inNextFrame(task: Task): void {
  waiting.push(task);
  if (waiting.length > 1) return;
  frame = requestAnimationFrame(runAll);
  timer = setTimeout(runAll, withoutFrameMs);
}

function runAll(): void {
  cancelAnimationFrame(frame);
  clearTimeout(timer);
  const tasks = waiting;
  waiting = [];
  for (const task of tasks) task();
}
