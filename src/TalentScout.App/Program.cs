using System.Globalization;
using TalentScout.App.Commands;

// Output is for programs too: the same digits everywhere; pages choose their culture per request.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en");
CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

return await CommandLine.RunAsync(args, Terminal.OfProcess(), TimeProvider.System, YoungGeneration.Enlarge);
