import type { Decorator } from "@storybook/react-vite";
import type { StoryParameters } from "./story-parameters.ts";

/** The room that a host's layout gives to a panel. */
export const withFrame: Decorator = (Story, context) => {
  const { frameWidth } = context.parameters as StoryParameters;
  return (
    <div style={{ inlineSize: frameWidth }}>
      <Story />
    </div>
  );
};
