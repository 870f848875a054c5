/**
 * Called when code generation has ended, whether it succeeded or not. It runs in your environment, less every secret,
 * may start programs, and has a time limit; what it prints stands in the log. Whatever it does, the result stays as it is.
 */
export const postCodeGenFinished = async (isSuccess: boolean, message: string): Promise<void> => {
  console.log(isSuccess ? `Code generation is done: ${message}` : `Code generation failed: ${message}`);
};
