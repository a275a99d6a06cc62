namespace Genie.TypedSecrets.Schema.Credentials.Issuers;

/// <content>Providers of models, agents and machine learning.</content>
internal static partial class CredentialFormats
{
    private const string OpenAiKeys = "https://platform.openai.com/docs/api-reference/authentication";

    private static IEnumerable<CredentialFormat> Artificial() =>
    [
        new("Anthropic", "API key", "sk-ant-(api|admin|oat|ort|sid)<digit 2>-<url 80..120>", "https://docs.claude.com/en/api/overview"),
        new("OpenRouter", "API key", "sk-or-v1-<hex 64>", "https://openrouter.ai/docs/api-reference/authentication"),
        new("OpenRouter", "API key", "sk-or-<url 32..80>", "https://openrouter.ai/docs/api-reference/authentication"),
        new("Langfuse", "secret key", "sk-lf-<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", "https://langfuse.com/docs"),
        new("Helicone", "API key", "sk-helicone-<url 20..60>", "https://docs.helicone.ai"),
        new("OpenAI", "key", "sk-(proj|svcacct|admin|service)-<url 20..200>T3BlbkFJ<url 20..200>", OpenAiKeys),
        new("OpenAI", "key", "sk-(proj|svcacct|admin|service|None)-<url 40..220>", OpenAiKeys),
        new("OpenAI", "key", "sk-<alnum 20>T3BlbkFJ<alnum 20>", OpenAiKeys),
        new("OpenAI", "key", "sk-<url 20..200>T3BlbkFJ<url 20..200>", OpenAiKeys),
        new("OpenAI", "session", "sess-<alnum 40>", GitHubPartners),
        new("DeepSeek", "API key", "sk-<hex 32>", "https://api-docs.deepseek.com") { IsAmbiguous = true },
        new("Moonshot or Stability AI", "API key", "sk-<alnum 48>", "https://platform.stability.ai/docs/getting-started/authentication"),
        new("Dify", "API key", "(app|dataset)-<alnum 24>", "https://docs.dify.ai") { IsAmbiguous = true },
        new("Hugging Face", "token", "hf_<alnum 34..37>", "https://huggingface.co/docs/hub/security-tokens"),
        new("Hugging Face", "token", "api_org_<alnum 34>", "https://huggingface.co/docs/hub/security-tokens"),
        new("Replicate", "token", "r8_<url 37>", "https://replicate.com/docs/topics/security/api-tokens"),
        new("Groq", "API key", "gsk_<alnum 52>", "https://console.groq.com/docs/api-reference"),
        new("xAI", "API key", "xai-<word 70..90>", "https://docs.x.ai/docs/overview"),
        new("Perplexity", "API key", "pplx-<alnum 40..64>", "https://docs.perplexity.ai"),
        new("Together AI", "API key", "tgp_v1_<url 43>", "https://docs.together.ai"),
        new("Fireworks AI", "API key", "fw_<alnum 20..24>", "https://docs.fireworks.ai") { IsAmbiguous = true },
        new("ElevenLabs", "API key", "sk_<hex 48>", "https://elevenlabs.io/docs/api-reference/authentication"),
        new("NVIDIA", "API key", "nvapi-<url 60..80>", "https://docs.nvidia.com/nim/"),
        new("Cerebras", "API key", "csk-<lower 40..60>", "https://inference-docs.cerebras.ai"),
        new("Voyage AI", "API key", "pa-<url 43>", "https://docs.voyageai.com/docs/api-key-and-installation"),
        new("Jina AI", "API key", "jina_<hex 32><url 28>", "https://jina.ai/embeddings/"),
        new("Jina AI", "API key", "jina_<url 50..70>", "https://jina.ai/embeddings/"),
        new("LangSmith", "API key", "lsv2_(pt|sk)_<hex 32>_<hex 10>", "https://docs.langchain.com/langsmith"),
        new("LangSmith", "API key", "ls__<hex 32>", "https://docs.langchain.com/langsmith"),
        new("LlamaCloud", "API key", "llx-<alnum 48>", "https://developers.llamaindex.ai"),
        new("Tavily", "API key", "tvly-(dev-)?<alnum 28..44>", "https://docs.tavily.com"),
        new("Firecrawl", "API key", "fc-<hex 32>", "https://docs.firecrawl.dev"),
        new("Browserbase", "API key", "bb_live_<url 27..40>", "https://docs.browserbase.com"),
        new("E2B", "API key", "e2b_<hex 40>", "https://e2b.dev/docs"),
        new("Modal", "token", "(ak|as)-<alnum 22>", "https://modal.com/docs") { IsAmbiguous = true },
        new("RunPod", "API key", "rpa_<alnum 40..48>", "https://docs.runpod.io"),
        new("Cursor", "API key", "key_<hex 64>", "https://docs.cursor.com"),
        new("Apify", "token", "apify_api_<alnum 36>", "https://docs.apify.com/platform/integrations/api"),
        new("Voiceflow", "API key", "VF.(DM.|WS.)?<Hex 24>.<alnum 16>", TruffleHog),
        new("fal", "API key", "<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>:<hex 32>", "https://docs.fal.ai") { IsAmbiguous = true },
        new("Lambda", "API key", "secret_<alnum 20..50>_<hex 32>.<alnum 32>", "https://docs.lambda.ai"),
        new("Cartesia", "API key", "sk_car_<url 20..60>", "https://docs.cartesia.ai"),
        new("Friendli", "token", "flp_<alnum 32..64>", "https://friendli.ai/docs"),
        new("Pinecone", "API key", "pcsk_<alnum 5..6>_<alnum 63>", "https://docs.pinecone.io"),
        new("Gemini", "exchange key", "(master|account)-<alnum 20>", TruffleHog) { IsAmbiguous = true },
        new("Weights & Biases", "API key", "wandb_v1_<url 40..>", "https://docs.wandb.ai"),
        new("Intra 42", "client secret", "(s|u)-s4t2(ud|af)-<hex 64>", Gitleaks),
        new("Mem0", "API key", "m0-<alnum 40>", "https://docs.mem0.ai"),
    ];
}
