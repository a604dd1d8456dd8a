# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /build
COPY Directory.Build.props Directory.Packages.props global.json BannedSymbols.txt .editorconfig ./
COPY src ./src
RUN dotnet publish src/Rapporteur.Bot -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
COPY appsettings.json ./
COPY seeds ./seeds
RUN mkdir data && chown -R $APP_UID:$APP_UID data seeds
VOLUME ["/app/seeds", "/app/data"]
USER $APP_UID
EXPOSE 5080
# Within a container the page stands on all of the container's addresses, so it asks for LocalChannel__Password.
ENV LocalChannel__Url=http://0.0.0.0:5080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["dotnet", "Rapporteur.Bot.dll", "health"]
ENTRYPOINT ["dotnet", "Rapporteur.Bot.dll"]
