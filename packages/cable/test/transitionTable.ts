/** One cell of a transition table: what is expected of an event in a state. */
export interface Cell<State, Event> {
  readonly stateName: string;
  readonly eventName: string;
  readonly state: State;
  readonly event: Event;
  readonly expected: string;
}

/** Every cell of a table that has a row for each state and a column for each event. */
export function cellsOf<StateName extends string, EventName extends string, State, Event>(
  states: Readonly<Record<StateName, State>>,
  events: Readonly<Record<EventName, Event>>,
  table: Readonly<Record<StateName, Readonly<Record<EventName, string>>>>,
): readonly Cell<State, Event>[] {
  // The keys are all the names there are.
  const stateNames = Object.keys(states) as StateName[];
  const eventNames = Object.keys(events) as EventName[];
  return stateNames.flatMap((stateName) =>
    eventNames.map((eventName) => ({
      stateName,
      eventName,
      state: states[stateName],
      event: events[eventName],
      expected: table[stateName][eventName],
    })),
  );
}

/** What a step did, as tables say it: `-` where nothing changes, else the next state and the effects. */
export function stepped<State>(
  before: State,
  { state, effects }: { readonly state: State; readonly effects: readonly string[] },
  shown: (state: State) => string,
): string {
  return state === before && effects.length === 0 ? "-" : [shown(state), ...effects].join(" ");
}
