import type { CommandInput, CommandName, CommandOutput } from '#contract/commands';

/** One function per command; what it returns crosses the wall, what it throws becomes a failure. */
export type Handlers<Names extends CommandName = CommandName> = {
  readonly [Name in Names]: (input: CommandInput<Name>) => Promise<CommandOutput<Name>>;
};

export type NamesOf<Prefix extends string> = Extract<CommandName, `${Prefix}.${string}`>;
