using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Rapporteur.Bot.LocalChannel;

/// <summary>
/// Refuses requests that are not the page's own: a foreign Host is DNS rebinding, a foreign Origin a post from another
/// site. Asks for the password where one is set.
/// </summary>
internal sealed class OwnPagesOnly(RequestDelegate next, IOptions<LocalChannelOptions> options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var settings = options.Value;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (settings.IsLoopback && !IsOwnHost(context))
        {
            await RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "This host name is not the local channel's.");
        }
        else if (context.Request.Headers.Origin is [{ } origin] && origin != $"{context.Request.Scheme}://{context.Request.Host}")
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "Requests from another site are not taken.");
        }
        else if (settings.Password is { Length: > 0 } password && !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) && !Knows(context, password))
        {
            headers.WWWAuthenticate = "Basic realm=\"Rapporteur\", charset=\"UTF-8\"";
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "The password is needed.");
        }
        else
        {
            await next(context);
        }
    }

    private static bool IsOwnHost(HttpContext context) =>
        context.Request.Host.Port == context.Connection.LocalPort
        && (context.Request.Host.Host is "localhost" || (IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    private static bool Knows(HttpContext context, string password)
    {
        if (context.Request.Headers.Authorization is not [{ } header] || !header.StartsWith("Basic ", StringComparison.Ordinal))
        {
            return false;
        }

        var decoded = new byte[header.Length];
        return Convert.TryFromBase64String(header["Basic ".Length..], decoded, out var length)
            && Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2) is [_, var given]
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(password)));
    }

    private static Task RefuseAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }
}
