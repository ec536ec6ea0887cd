/** Variables that llama.cpp, drivers and Node need; keys, tokens and passwords come by many names and are none of theirs. */
const NEEDED =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|XDG_\w+|LD_LIBRARY_PATH|DYLD_\w+|SYSTEMROOT|WINDIR|COMSPEC|PATHEXT|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES\S*|USERPROFILE|PROCESSOR_\w+|NUMBER_OF_PROCESSORS|(?:CUDA|NVIDIA|GGML|LLAMA|NODE_LLAMA_CPP|VK|VULKAN|HIP|HSA|ROCR|OMP|MTL|METAL|MESA)_\w+)$/i;

/** What a process that loads llama.cpp gets of our environment. */
export const childEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => NEEDED.test(name)));
